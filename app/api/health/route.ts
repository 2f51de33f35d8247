import { connection } from 'next/server';

import { db } from '@/lib/db/client';
import { getEnv } from '@/lib/env';
import { isHealthy, readHealth } from '@/lib/monitor/read-health';

/**
 * 200 when the server runs, its database can be read and somebody watches, else 503 and which of them does not: for
 * `npm start`, supervisors and load balancers.
 */
export async function GET(): Promise<Response> {
  await connection();
  getEnv();
  const health = await readHealth(db(), new Date(), process.uptime() * 1000);
  const isReady = isHealthy(health);
  const body = { name: 'kigen', status: isReady ? 'ready' : 'failing', ...health };
  return Response.json(body, { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
