import 'server-only';
import { getAuth } from '@/lib/auth/auth';
import { findVisitor } from '@/lib/auth/find-visitor';
import { isOwnOrigin } from '@/lib/auth/own-origins';
import { isAllowed, type Permission } from '@/lib/auth/permissions';
import type { Visitor } from '@/lib/auth/visitor';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';

interface RouteParts<Params> {
  /** What one must be allowed to do. */
  may: Permission;
  /** Answers a request that may be answered. Queries take the visitor's `scope`. */
  run: (request: Request, visitor: Visitor, params: Params) => Promise<Response>;
}

/** What Next hands to the handler of an address, with its dynamic parts. */
interface RouteContext<Params> {
  params: Promise<Params>;
}

const safeMethods = ['GET', 'HEAD'];

/**
 * The one way to make a route handler for those who have signed in: origin (unless it only reads) → person → role → its own
 * answer. Without a session it answers 401, with a foreign or missing origin or without the permission 403, each without a
 * word more. Nothing that it answers is kept by a cache.
 */
export function defineRoute<Params = unknown>({ may, run }: RouteParts<Params>) {
  return async function route(request: Request, context: RouteContext<Params>): Promise<Response> {
    const isReading = safeMethods.includes(request.method);
    if (!isReading && !isOwnOrigin(request.headers.get('origin'), env)) return refuse(403);
    const visitor = await findVisitor(getAuth(), db(), request.headers);
    if (!visitor) return refuse(401);
    if (!isAllowed(may, visitor)) return refuse(403);
    const response = await run(request, visitor, await context.params);
    response.headers.set('Cache-Control', 'private, no-store');
    return response;
  };
}

function refuse(status: 401 | 403): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } });
}
