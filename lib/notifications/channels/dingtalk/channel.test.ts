import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { dingtalk, dingtalkUrl } from './channel.ts';

testHttpRoom(dingtalk, {
  fieldsFor: (url) => ({ url: `${url}/robot/send?access_token=x`, secret: 'SECgeheim' }),
  okBody: '{"errcode":0,"errmsg":"ok"}',
  mostBytes: 20_000,
  answers: [
    ['a keyword that is missing', 200, '{"errcode":310000,"errmsg":"keywords not in content"}', 'rejected'],
    ['too many a minute', 200, '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}', 'retryable'],
    ['a busy system', 200, '{"errcode":-1,"errmsg":"system busy"}', 'retryable'],
  ],
});

it('keeps the token and adds time and signature', () => {
  const url = new URL(dingtalkUrl('https://oapi.dingtalk.com/robot/send?access_token=x', 'SECgeheim', 1_750_000_000_000));
  expect(Object.fromEntries(url.searchParams)).toEqual({ access_token: 'x', timestamp: '1750000000000', sign: createHmac('sha256', 'SECgeheim').update('1750000000000\nSECgeheim').digest('base64') });
  expect(dingtalkUrl('https://x.example/', undefined, 1)).toBe('https://x.example/');
});
