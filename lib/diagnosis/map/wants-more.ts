import { fork, place, say } from './branch.ts';

/** It learns, and one wants more of it. */
export const wantsMore = fork('wants-more', say('It learns, but not enough', '在学，但还不够好'), say('Nothing is broken; what is left is to make it better.', '没有坏处，剩下的是做得更好。'), [
  place('more-patience', say('The curve has flattened', '曲线变平了'), say('Train on, or let the rate fall.', '继续训练，或让学习率降下来。'), ['I5', 'I2', 'A8'], { causes: ['learning-rate-schedule'], rules: ['loss-plateau', 'validation-not-improving'] }),
  place('more-search', say('Search the hyperparameters', '搜索超参数'), say('Randomly, on a logarithmic scale, with the noise of the seed known.', '随机地、在对数尺度上搜，并先知道种子带来的噪声。'), ['H5', 'H6']),
  place('more-architecture', say('Fit the network to the data', '让网络适合数据'), say('Images, sequences and tables each have a form that suits them.', '图像、序列、表格各有合适的结构。'), ['I9', 'A9', 'H2']),
  place('more-images', say('Images: pooling and stride', '图像：池化与步幅'), say('How much place may be forgotten.', '可以忘掉多少位置信息。'), ['A10', 'H4'], { rules: ['architecture-facts'] }),
  place('more-sequences', say('Text and sequences', '文本与序列'), say('What is pooled, and where the representation comes from.', '怎样汇聚，表示从哪里来。'), ['I10', 'I7']),
  place('more-ensemble', say('Average several models', '多个模型取平均'), say('A percent or two, for several times the cost.', '能涨一两个百分点，代价是好几倍。'), ['H3']),
]);
