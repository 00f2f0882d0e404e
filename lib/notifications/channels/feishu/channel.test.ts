import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { feishu, feishuSign } from './channel.ts';

testHttpRoom(feishu, {
  fieldsFor: (url) => ({ url: `${url}/open-apis/bot/v2/hook/x`, secret: 'geheim' }),
  okBody: '{"code":0,"msg":"success"}',
  mostBytes: 20_000,
  answers: [
    ['the older form of success', 200, '{"StatusCode":0,"StatusMessage":"success"}', 'delivered'],
    ['a wrong signature', 200, '{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}', 'rejected'],
    ['a frequency limit', 200, '{"code":11232,"msg":"frequency limited"}', 'retryable'],
  ],
});

it('is signed with seconds and secret as the key of an empty text', () => {
  expect(feishuSign('geheim', 1_750_000_000)).toBe(createHmac('sha256', '1750000000\ngeheim').digest('base64'));
});
