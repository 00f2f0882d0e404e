import { roomOf } from '../../lib/diagnosis/catalogue.ts';
import type { Words } from '../../lib/protocol/cause.ts';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import type { Diagnosis } from './diagnose-run.ts';

export type Language = keyof Words;

const texts = {
  severity: { critical: { en: 'CRITICAL', zh: '严重' }, warning: { en: 'WARNING', zh: '警告' }, info: { en: 'HINT', zh: '提示' } },
  resolved: { en: 'resolved', zh: '已解决' },
  none: { en: 'No incidents.', zh: '没有事件。' },
  against: { en: 'What would speak against it', zh: '什么能推翻这一判断' },
  tips: { en: 'Tips', zh: '建议' },
  others: { en: 'Also possible', zh: '也有可能' },
} as const;

/** The diagnosis as a person reads it in a terminal; ends with a line break. */
export function diagnosisText({ verdict, incidents, notEvaluated }: Diagnosis, language: Language): string {
  const unseen = notEvaluated.length;
  const lines = [
    verdict.text[language],
    '',
    ...(incidents.length === 0 ? [texts.none[language]] : incidents.flatMap((incident) => [...incidentLines(incident, language), ''])),
    ...(unseen === 0 ? [] : [language === 'en' ? `Not evaluated for want of data: ${unseen} ${unseen === 1 ? 'rule or check' : 'rules and checks'} (--json lists them).` : `因缺少数据而未评估：${unseen} 项规则与检查（--json 列出）。`]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function incidentLines(incident: IncidentResource, language: Language): string[] {
  const { severity, title, message, openedAtStep, state, falsifiedBy, tips, candidates, rule } = incident;
  const from = language === 'en' ? `step ${openedAtStep}` : `第 ${openedAtStep} 步`;
  const others = candidates.slice(1).map(({ cause }) => cause);
  return [
    `${texts.severity[severity][language]}  ${title[language]} (${from}${state === 'resolved' ? `, ${texts.resolved[language]}` : ''})`,
    ...wrapped(message[language]).map((line) => `  ${line}`),
    ...(others.length > 0 ? [`  ${texts.others[language]}: ${others.join(', ')}`] : []),
    ...(falsifiedBy[0] === undefined ? [] : wrapped(`${texts.against[language]}: ${falsifiedBy[0].text[language]}`).map((line) => `  ${line}`)),
    `  ${texts.tips[language]}: ${tips.join(', ') || '–'} · ${roomOf(rule) === undefined ? rule : `/rules/${rule}`}`,
  ];
}

const lineWidth = 110;

/** Lines of at most `lineWidth` characters, broken at spaces; Chinese text breaks between any two characters. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? []) {
    const width = [...line + piece.trimEnd()].reduce((sum, character) => sum + (/[\u3000-\u9fff\uff00-\uffef]/u.test(character) ? 2 : 1), 0);
    if (width > lineWidth && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
