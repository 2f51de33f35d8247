import { connection } from 'next/server';

import { canRead } from '@/lib/db/can-read';
import { db } from '@/lib/db/client';
import { getEnv } from '@/lib/env';

/** 200 when the server is ready and its database can be read, else 503: for `npm start`, supervisors and load balancers. */
export async function GET(): Promise<Response> {
  await connection();
  getEnv();
  const isReady = await canRead(db());
  const status = isReady ? { name: 'kigen', status: 'ready' } : { name: 'kigen', status: 'database cannot be read' };
  return Response.json(status, { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
