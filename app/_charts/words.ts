/** Every word a chart shows. Plain strings, so a server component can hand them over; `{name}` is filled in. */
export interface ChartWords {
  readonly step: string;
  readonly epoch: string;
  readonly time: string;
  readonly value: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly series: string;
  readonly count: string;
  /** `{min}` `{max}` */
  readonly range: string;
  readonly logScale: string;
  readonly resetZoom: string;
  readonly showTable: string;
  readonly loading: string;
  readonly noEpoch: string;
  readonly noTime: string;
  readonly nothingInView: string;
  /** `{count}` values at or below zero that a logarithmic axis has no place for. */
  readonly clipped: string;
  readonly clippedOne: string;
  /** `{count}` `{step}` */
  readonly nonFinite: string;
  readonly nonFiniteOne: string;
  /** `{count}` values of a bucket that were NaN or ±Infinity. */
  readonly nonFiniteInBucket: string;
  /** `{label}` `{last}` `{min}` `{max}`: one series in the summary read to those who cannot see the curve. */
  readonly seriesSummary: string;
  /** `{title}` `{from}` `{to}` `{summary}` */
  readonly chartSummary: string;
  readonly chartRole: string;
  readonly keyboardHelp: string;
  /** `{count}` incidents so close together that one flag stands for them. */
  readonly markersHere: string;
  readonly comment: string;
  readonly severity: { readonly critical: string; readonly warning: string; readonly info: string };
  readonly rows: string;
  /** `{shown}` `{total}` */
  readonly rowsShown: string;
  readonly heatmapRole: string;
  readonly heatmapHelp: string;
  readonly notMeasured: string;
  readonly ridges: string;
  readonly heat: string;
  readonly histogramStep: string;
  readonly zero: string;
  /** `{from}` `{to}` `{count}` `{share}` */
  readonly histogramBin: string;
  /** `{name}` `{count}` `{share}` */
  readonly histogramCategory: string;
  /** `{nan}` `{positive}` `{negative}` */
  readonly histogramNonFinite: string;
  readonly notSet: string;
  readonly parallelHelp: string;
  /** `{name}` of the axis. */
  readonly parallelFrom: string;
  readonly parallelTo: string;
  readonly hidden: string;
  readonly shown: string;
}

const english: ChartWords = {
  step: 'step',
  epoch: 'epoch',
  time: 'time',
  value: 'value',
  minimum: 'min',
  maximum: 'max',
  series: 'series',
  count: 'count',
  range: '{min} to {max}',
  logScale: 'log',
  resetZoom: 'Show all',
  showTable: 'Table',
  loading: 'Loading…',
  noEpoch: 'This run logs no epochs. Choose step or time.',
  noTime: 'These rows carry no time. Choose step.',
  nothingInView: 'Nothing was logged in this part of the run.',
  clipped: '{count} values ≤ 0 have no place on a log axis',
  clippedOne: '1 value ≤ 0 has no place on a log axis',
  nonFinite: '{count} NaN or ∞, first at step {step}',
  nonFiniteOne: '1 NaN or ∞, at step {step}',
  nonFiniteInBucket: '{count} NaN or ∞ in this range',
  seriesSummary: '{label}: last {last}, min {min}, max {max}',
  chartSummary: '{title}, {from} to {to}. {summary}',
  chartRole: 'chart',
  keyboardHelp: 'Left and right move the cursor, Shift with them moves the view, plus and minus zoom, 0 shows all.',
  markersHere: '{count} incidents',
  comment: 'comment',
  severity: { critical: 'critical', warning: 'warning', info: 'info' },
  rows: 'rows',
  rowsShown: '{shown} of {total} rows in view',
  heatmapRole: 'heatmap',
  heatmapHelp: 'Arrow keys move from cell to cell, Page Up and Page Down by ten rows, Enter opens the layer.',
  notMeasured: 'not measured',
  ridges: 'Ridges',
  heat: 'Heat',
  histogramStep: 'step {step}',
  zero: '0',
  histogramBin: '{from} to {to}: {count} ({share})',
  histogramCategory: '{name}: {count} ({share})',
  histogramNonFinite: '{nan} NaN, {positive} +∞, {negative} −∞',
  notSet: 'not set',
  parallelHelp: 'Drag along an axis to choose a part of it; a click takes the choice away. Keys move its two ends.',
  parallelFrom: '{name}, from',
  parallelTo: '{name}, to',
  hidden: 'hidden',
  shown: 'shown',
};

const chinese: ChartWords = {
  step: '步',
  epoch: '轮',
  time: '时间',
  value: '值',
  minimum: '最小',
  maximum: '最大',
  series: '序列',
  count: '数量',
  range: '{min} 到 {max}',
  logScale: '对数',
  resetZoom: '显示全部',
  showTable: '表格',
  loading: '加载中…',
  noEpoch: '这次训练没有记录轮数，请改用步或时间。',
  noTime: '这些数据没有时间，请改用步。',
  nothingInView: '这一段没有记录。',
  clipped: '{count} 个值 ≤ 0，对数轴上没有它们的位置',
  clippedOne: '1 个值 ≤ 0，对数轴上没有它的位置',
  nonFinite: '{count} 个 NaN 或 ∞，最早在第 {step} 步',
  nonFiniteOne: '1 个 NaN 或 ∞，在第 {step} 步',
  nonFiniteInBucket: '此区间有 {count} 个 NaN 或 ∞',
  seriesSummary: '{label}：最新 {last}，最小 {min}，最大 {max}',
  chartSummary: '{title}，从 {from} 到 {to}。{summary}',
  chartRole: '图表',
  keyboardHelp: '左右键移动光标，按住 Shift 移动视野，加号和减号缩放，0 显示全部。',
  markersHere: '{count} 个事件',
  comment: '评论',
  severity: { critical: '严重', warning: '警告', info: '提示' },
  rows: '行',
  rowsShown: '共 {total} 行，显示 {shown} 行',
  heatmapRole: '热力图',
  heatmapHelp: '方向键逐格移动，Page Up 和 Page Down 每次十行，回车打开该层。',
  notMeasured: '未测量',
  ridges: '山脊',
  heat: '热力',
  histogramStep: '第 {step} 步',
  zero: '0',
  histogramBin: '{from} 到 {to}：{count}（{share}）',
  histogramCategory: '{name}：{count}（{share}）',
  histogramNonFinite: '{nan} 个 NaN，{positive} 个 +∞，{negative} 个 −∞',
  notSet: '未设置',
  parallelHelp: '沿坐标轴拖动可选取一段，单击取消；也可用方向键移动两端。',
  parallelFrom: '{name}，起点',
  parallelTo: '{name}，终点',
  hidden: '已隐藏',
  shown: '已显示',
};

/** The words of each language of the product. */
export const chartWords: Readonly<Record<'en' | 'zh', ChartWords>> = { en: english, zh: chinese };

/** The template with each `{name}` replaced by its value; a name without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
