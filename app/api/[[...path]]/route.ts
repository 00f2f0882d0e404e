import { errorResponse } from '../_http/http-error.ts';

const answer = async (request: Request) =>
  errorResponse(404, 'not-found', `There is no ${new URL(request.url).pathname}. The API is described at /api/v1/openapi.json.`);

export const dynamic = 'force-dynamic';
export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
