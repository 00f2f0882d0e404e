import { fork, place, say } from './branch.ts';

/** The loss jumps, grows or is no number. */
export const unstable = fork('unstable', say('Unstable', '不稳定'), say('The loss jumps, grows, or becomes NaN.', '损失跳动、变大，或成了 NaN。'), [
  place(
    'unstable-non-finite', say('NaN or infinity', 'NaN 或无穷'), say('Find the first one: data row, loss operation, layer or gradient.', '找到最先出现的那个：数据行、损失运算、层或梯度。'),
    ['B8', 'C2', 'C8'], { causes: ['numerical-error', 'data-non-finite'], rules: ['training-non-finite'] },
  ),
  place(
    'unstable-diverging', say('It runs away', '损失越来越大'), say('The loss leaves the level it began at and does not come back.', '损失离开起点的水平，一去不回。'),
    ['B2', 'I1', 'A5'], { causes: ['learning-rate-too-high'], rules: ['loss-diverging', 'gradient-exploding', 'update-ratio-too-large', 'weight-growing'] },
  ),
  place(
    'unstable-recurrent', say('A recurrent network explodes', '循环网络梯度爆炸'), say('Each time step multiplies the gradient once more.', '每个时间步都把梯度再乘一次。'),
    ['F3'], { causes: ['recurrent-instability'], rules: ['gradient-exploding', 'gradient-clipped-often'] },
  ),
  place(
    'unstable-spikes', say('Spikes and swings', '尖峰与摆动'), say('It comes back every time, but loses ground.', '每次都能恢复，但在退步。'),
    ['B6', 'D4', 'B8'], { causes: ['batch-size-too-small'], rules: ['loss-spike', 'metric-oscillating', 'gradient-noise-extreme'] },
  ),
]);
