import { connection } from 'next/server';

import { isBearer } from '@/lib/auth/is-bearer';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { findLastBackup } from '@/lib/monitor/list-backups';
import { metricsType, writeMetrics } from '@/lib/monitor/write-metrics';

/** For Prometheus, with KIGEN_METRICS_TOKEN as a bearer token; without that setting there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  if (env.metricsToken === null) return refuse(404);
  if (!isBearer(request.headers.get('authorization'), env.metricsToken)) return refuse(401);
  const pieces = writeMetrics(db(), new Date(), findLastBackup(env.dataDir)?.madeAt ?? null);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: { 'Content-Type': metricsType, 'Cache-Control': 'no-store' } });
}

function refuse(status: 401 | 404): Response {
  const headers = { 'Cache-Control': 'no-store', ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }) };
  return new Response(null, { status, headers });
}
