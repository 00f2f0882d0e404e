import type { NoticeEvent } from '../storage/notification-store.ts';

/** The words of a notice, as the reader of a chat or a phone meets them. */
export interface MessageWords {
  readonly happened: Readonly<Record<NoticeEvent, string>>;
  readonly severity: Readonly<Record<'critical' | 'warning' | 'info', string>>;
  readonly labels: { readonly run: string; readonly seen: string; readonly numbers: string; readonly cause: string; readonly action: string; readonly open: string; readonly progress: string };
  step(step: number): string;
  threshold(value: string): string;
  usual(value: string): string;
  progress(step: number | null, total: number | null): string;
  stillOpen(count: number): string;
  readonly nothingOpen: string;
  readonly lostAction: string;
  digest(count: number): string;
  more(count: number): string;
  readonly acknowledge: string;
  readonly look: string;
  testTitle(channel: string): string;
  readonly testText: string;
}

const en: MessageWords = {
  happened: { 'incident.firing': 'opened', 'incident.escalated': 'got worse', 'incident.resolved': 'resolved', 'run.finished': 'Run finished', 'run.failed': 'Run failed', 'run.lost': 'Run lost' },
  severity: { critical: 'critical', warning: 'warning', info: 'notice' },
  labels: { run: 'Run', seen: 'Seen', numbers: 'Numbers', cause: 'Cause', action: 'Do first', open: 'Open incidents', progress: 'Progress' },
  step: (step) => `step ${step}`,
  threshold: (value) => `limit ${value}`,
  usual: (value) => `usual ${value}`,
  progress: (step, total) => (step === null ? 'no step was reported' : total === null ? `step ${step}` : `step ${step} of ${total}`),
  stillOpen: (count) => (count === 1 ? '1 incident is open.' : `${count} incidents are open.`),
  nothingOpen: 'No incident is open.',
  lostAction: 'Look whether the training still runs and reaches this server. If it does, its data comes in by itself.',
  digest: (count) => `${count} notices together`,
  more: (count) => `and ${count} more`,
  acknowledge: 'Acknowledge',
  look: 'Open',
  testTitle: (channel) => `Test: "${channel}" works`,
  testText: 'Tunewatch will tell you here when a training goes wrong. This message was asked for by a person; nothing has happened.',
};

const zh: MessageWords = {
  happened: { 'incident.firing': '新事件', 'incident.escalated': '已加重', 'incident.resolved': '已恢复', 'run.finished': '运行完成', 'run.failed': '运行失败', 'run.lost': '运行失联' },
  severity: { critical: '严重', warning: '警告', info: '提示' },
  labels: { run: '运行', seen: '现象', numbers: '数值', cause: '原因', action: '先做', open: '未解决事件', progress: '进度' },
  step: (step) => `第 ${step} 步`,
  threshold: (value) => `界限 ${value}`,
  usual: (value) => `平时 ${value}`,
  progress: (step, total) => (step === null ? '尚未上报任何一步' : total === null ? `第 ${step} 步` : `第 ${step} 步，共 ${total} 步`),
  stillOpen: (count) => `有 ${count} 个事件未解决。`,
  nothingOpen: '没有未解决的事件。',
  lostAction: '请查看训练是否仍在运行、能否连到本服务器；若仍在运行，数据会自行补传。',
  digest: (count) => `${count} 条通知合并`,
  more: (count) => `另有 ${count} 条`,
  acknowledge: '确认',
  look: '打开',
  testTitle: (channel) => `测试：渠道“${channel}”可用`,
  testText: '训练出问题时，Tunewatch 会在这里告诉你。本消息由人手动发出，并没有发生任何事。',
};

export const messageWords: Readonly<Record<'en' | 'zh', MessageWords>> = { en, zh };
