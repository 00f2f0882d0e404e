import { fork, place, say } from './branch.ts';
import { augmentation, dropout, moreData, normalisation, pretrained, type Remedy, smallerNetwork, stopEarly, weightPenalty } from './remedy.ts';

/** A place that is a remedy against overfitting. */
const against = (judge: Remedy, rules: readonly string[] = ['generalisation-gap-wide', 'validation-loss-rising']) => ({ rules, remedy: { against: 'overfitting', judge } }) as const;

const remedies = fork(
  'overfitting', say('It overfits: remedies in order of cost', '过拟合：对策由廉到贵'),
  say('Training goes on falling while validation turns and rises. Begin at the top: each further one costs more.', '训练继续下降，验证却掉头上升。从上往下试：越往下代价越大。'),
  [
    place(
      'overfitting-valley', say('See that it is so', '先确认是过拟合'), say('Look for the valley in the validation curve.', '看验证曲线上有没有谷底。'),
      ['D5'], { causes: ['overfitting'], rules: ['validation-loss-rising', 'generalisation-gap-wide'] },
    ),
    place('overfitting-stop', say('1. Stop at the best step', '1. 停在最好的一步'), say('Costs nothing and needs no new training.', '不花代价，也不用重新训练。'), ['G5', 'I5'], against(stopEarly, ['validation-not-improving', 'validation-loss-rising'])),
    place('overfitting-augment', say('2. Augment the data', '2. 做数据增强'), say('New samples from old ones.', '用旧样本造新样本。'), ['G1', 'C3'], against(augmentation)),
    place('overfitting-dropout', say('3. Dropout', '3. 加 dropout'), say('One number to set; training takes longer.', '只需设一个数；训练会变久。'), ['G2', 'I3'], against(dropout)),
    place('overfitting-penalty', say('4. A penalty on the weights', '4. 给权重加惩罚'), say('Needs a search for its strength.', '强度需要搜索。'), ['G3', 'I6'], against(weightPenalty)),
    place('overfitting-normalise', say('5. Batch normalisation', '5. 批归一化'), say('Regularises a little, and changes the network.', '略有正则作用，但改变了网络。'), ['G4'], against(normalisation)),
    place('overfitting-pretrained', say('6. Start from pretrained weights', '6. 从预训练权重开始'), say('Where others learned from more data than you have.', '别人用比你多得多的数据学过。'), ['I7'], against(pretrained)),
    place('overfitting-data', say('7. More data', '7. 更多数据'), say('The surest remedy, and the dearest.', '最可靠，也最贵。'), ['H7'], against(moreData)),
    place('overfitting-smaller', say('8. A smaller network', '8. 更小的网络'), say('Last: it takes from training as well.', '放在最后：它也会拖累训练。'), ['G6'], against(smallerNetwork)),
  ],
);

const measured = fork('validation-measured', say('Is it measured alike?', '两边测法一样吗？'), say('A gap may lie in the measuring and not in the network.', '差距可能来自测法，而不是网络。'), [
  place(
    'validation-preparation', say('Prepared differently', '预处理不同'), say('Training statistics must be used on both sides.', '两边都必须用训练集的统计量。'),
    ['A6', 'C2'], { causes: ['train-validation-mismatch'], rules: ['normaliser-fit', 'input-shifted'] },
  ),
  place(
    'validation-mode', say('Inference mode differs', '推理模式不同'), say('Batch normalisation and dropout behave otherwise when not training.', '批归一化与 dropout 在非训练时表现不同。'),
    ['B5', 'G4'], { causes: ['normalisation-mode'], rules: ['mode-gap-wide', 'normalisation-batch-size'] },
  ),
  place('validation-chance', say('Validation stays at chance', '验证停在瞎猜水平'), say('Training learns by rote what does not hold elsewhere.', '训练死记的东西在别处不成立。'), ['B7', 'C2'], { rules: ['validation-at-chance'] }),
  place(
    'validation-leak', say('Too good to be true', '好得不像真的'), say('Validation better than training, or perfect at once: the same rows may be in both.', '验证比训练还好，或一上来就完美：两边可能有同样的行。'),
    ['C2', 'D5'], { causes: ['data-leak'], rules: ['validation-data', 'validation-too-good', 'validation-above-train'] },
  ),
]);

/** Good on the training data, bad on the validation data. */
export const validationBad = fork(
  'validation-bad', say('Good on training, bad on validation', '训练好，验证差'), say('The training loss is low, the validation loss is not.', '训练损失低，验证损失却不低。'),
  [remedies, measured],
);
