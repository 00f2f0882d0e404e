import type { Tip } from '../tip.ts';

export const b7: Tip = {
  id: 'B7',
  title: { en: 'Check every reshape', zh: '检查每一处 reshape' },
  what: {
    en: 'Make sure that no reshape mixes samples or scrambles neighbours: the first dimension stays the batch, and axes are moved by transpose, never by reshape.',
    zh: '确认没有哪处 reshape 把样本混在一起或打乱邻域：第一维始终是批，换轴用转置，绝不用 reshape。',
  },
  why: {
    en: 'A wrong reshape has the right shape, raises no error, and destroys exactly the structure that convolution and recurrence rely on. Training may even succeed by memorising while validation stays at chance.',
    zh: '错的 reshape 形状是对的，也不报错，毁掉的恰恰是卷积和循环所依赖的结构。训练可能靠死记成功，验证却停在随机水平。',
  },
  how: {
    en: 'TF.js: use `tf.transpose(x, [0, 2, 3, 1])` to go from channels-first to channels-last. Test: the gradient of the sum of output row i with respect to the inputs must be zero outside row i; draw one sample just before it enters the network.',
    zh: 'TF.js：从通道在前变成通道在后，用 `tf.transpose(x, [0, 2, 3, 1])`。检验：第 i 行输出之和对输入的梯度，在第 i 行之外必须为零；再把进入网络前的一个样本画出来看。',
  },
  whenNot: {
    en: 'Layers that mix the batch on purpose (batch normalisation in training mode, contrastive losses) fail that gradient test legitimately.',
    zh: '有意跨样本的层（训练模式的批归一化、对比损失）过不了这个梯度检验，属于正常。',
  },
  support: [
    { kind: 'preflight', id: 'input-layout' },
    { kind: 'rule', id: 'validation-at-chance' },
    { kind: 'probe', id: 'batch-independence' },
  ],
};
