import { testHttpRoom } from '../../channel.conformance.ts';
import { telegram } from './channel.ts';

testHttpRoom(telegram, {
  fieldsFor: (url) => ({ url, token: '123:abc', chatId: '-100' }),
  okBody: '{"ok":true}',
  mostBytes: 8_000,
  answers: [
    ['a flood limit with its own wait', 429, '{"ok":false,"error_code":429,"parameters":{"retry_after":31}}', 'retryable', 31_000],
    ['a chat that is not there', 400, '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', 'rejected'],
    ['a wrong token', 401, '{"ok":false,"error_code":401,"description":"Unauthorized"}', 'rejected'],
  ],
});
