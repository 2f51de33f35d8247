import { connection } from 'next/server';

import { getEnv } from '@/lib/env';

/** 200 when the server is ready to serve: for `npm start`, supervisors and load balancers. It tells nothing about sites. */
export async function GET(): Promise<Response> {
  await connection();
  getEnv();
  return Response.json({ name: 'kigen', status: 'ready' }, { headers: { 'Cache-Control': 'no-store' } });
}
