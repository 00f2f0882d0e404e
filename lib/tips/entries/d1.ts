import type { Tip } from '../tip.ts';

export const d1: Tip = {
  id: 'D1',
  title: { en: 'Be sure of the loss, and of the tensor it is computed on', zh: '确认损失选对、作用的张量也对' },
  what: {
    en: 'Check that the loss fits the task, that it is given what it expects, and that lowering it raises the metric you care about.',
    zh: '确认损失适合任务、得到的是它该得到的输入，并且损失降低时你关心的指标确实上升。',
  },
  why: {
    en: 'A network optimises exactly what it is told to. A falling loss with a metric that does not move means that they are about different things.',
    zh: '网络只优化你交给它的东西。损失在降而指标不动，说明两者说的不是一回事。',
  },
  how: {
    en: 'Classification with one label per row: cross-entropy with softmax. Several labels per row: binary cross-entropy with sigmoid. Quantities: squared or absolute error with a linear head. Draw loss and metric side by side.',
    zh: '每行一个标签的分类：softmax 加交叉熵。每行多个标签：sigmoid 加二元交叉熵。连续量：线性输出加平方或绝对误差。把损失和指标并排画出来。',
  },
  whenNot: {
    en: 'Cross-entropy can rise while accuracy still improves: over-confidence on the wrong samples. That is a question of calibration, not a wrong loss.',
    zh: '准确率还在提高时交叉熵也可能上升：是对错样本过于自信，属于校准问题，不是损失选错。',
  },
  support: [
    { kind: 'preflight', id: 'head-loss-match' },
    { kind: 'rule', id: 'loss-impossible' },
    { kind: 'rule', id: 'weights-frozen' },
    { kind: 'preflight', id: 'initial-loss' },
  ],
};
