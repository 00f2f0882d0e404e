import { describe, expect, it } from 'vitest';
import { errorCodes, TunewatchError } from '../../lib/protocol/error-code.ts';
import { because, reasons, reasonValues } from '../../lib/protocol/reason.ts';
import { dictionaries } from './dictionary.ts';
import { faultText } from './fault-text.ts';
import type { Language } from './language.ts';

const say = (language: Language, error: unknown) => faultText(dictionaries[language], language, error, '-');

describe('the words of refusals', () => {
  it.each(['en', 'zh'] as const)('are there for every reason and every code, in %s', (language) => {
    const { faults } = dictionaries[language];
    expect(Object.keys(faults.reasons).sort()).toEqual([...reasons].sort());
    expect(Object.keys(faults.codes).sort()).toEqual([...errorCodes].sort());
  });

  it.each(['en', 'zh'] as const)('use the values of their reason and no others, in %s', (language) => {
    for (const reason of reasons) {
      const used = [...dictionaries[language].faults.reasons[reason].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      expect(reasonValues[reason], reason).toEqual(expect.arrayContaining(used));
    }
    expect(dictionaries.zh.faults.reasons['password-length']).toMatch(/\{least\}.*\{most\}/);
  });
});

describe('faultText', () => {
  const error = new TunewatchError('forbidden', 'This comment was written by "林 <b>娜</b>"; only they can change it.', because('comment-of-another', { author: '林 <b>娜</b>' }));
  it('says the reason in the reader\'s language, with its values as they are', () => {
    expect(say('zh', error)).toBe('这条评论由 林 <b>娜</b> 所写，只有本人可以修改。');
    expect(say('en', error)).toBe('This comment was written by 林 <b>娜</b>; only they can change it.');
  });
  it('reads what came over HTTP the same way', () => expect(say('zh', JSON.parse(JSON.stringify({ code: error.code, message: error.message, reason: error.reason, values: error.values })))).toBe(say('zh', error)));
  it('falls back to the code, and never to English on a Chinese page', () => {
    expect(say('zh', { code: 'storage-unavailable', message: 'Nothing was stored (SQLITE_FULL).' })).toMatch(/^服务器暂时无法保存/);
    expect(say('en', { code: 'storage-unavailable', message: 'Nothing was stored (SQLITE_FULL).' })).toBe('Nothing was stored (SQLITE_FULL).');
    for (const nothing of [null, undefined, 'x', {}, { code: 'no-such', reason: 'no-such' }]) expect(say('zh', nothing)).toBe('-');
  });
});
