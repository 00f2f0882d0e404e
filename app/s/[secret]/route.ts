import { openShare } from '../../_data/open-share.ts';

export const dynamic = 'force-dynamic';

/** Opens a shared link: on to its view, with the link's own access kept in a cookie, or to the page that says why not. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly secret: string }> }): Promise<Response> {
  const { location, cookie } = openShare((await params).secret, request.headers.get('x-forwarded-proto') === 'https');
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...(cookie ? { 'set-cookie': cookie } : {}) } });
}
