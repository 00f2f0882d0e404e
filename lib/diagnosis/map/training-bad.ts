import { fork, place, say } from './branch.ts';

const loss = fork('loss', say('Loss and output', '损失与输出'), say('The number that is minimised does not stand for what is wanted.', '被最小化的数并不代表真正想要的东西。'), [
  place(
    'loss-output-fit', say('Output layer and loss do not fit', '输出层与损失不配'),
    say('The loss before the first step is not what guessing gives (ln K for K classes), or it stops at a floor such as 1.46.', '第一步之前的损失不等于瞎猜该有的值（K 类时为 ln K），或停在 1.46 这样的下限上。'),
    ['A3', 'D1'], { causes: ['head-loss-mismatch'], rules: ['head-loss-match', 'initial-loss'] },
  ),
  place(
    'loss-wrong', say('It is the wrong loss', '用错了损失'),
    say('The loss falls and the metric does not follow, or it takes values it can never have.', '损失下降而指标不跟，或损失取到了不可能的值。'),
    ['D1', 'B8'], { causes: ['wrong-loss'], rules: ['loss-impossible'] },
  ),
  place(
    'loss-penalty', say('The penalty drowns the data', '正则项盖过了数据'),
    say('Most of the loss is the regulariser, or dropout takes most of the signal.', '损失大半来自正则项，或 dropout 丢掉了大部分信号。'),
    ['C5', 'I6', 'I3'], { causes: ['regularisation-too-strong'], rules: ['regularisation-strength', 'regularisation-dominating'] },
  ),
  place(
    'loss-classes', say('One class is always predicted', '总是预测同一类'),
    say('Accuracy equals the share of the largest class.', '准确率等于最大类别所占的比例。'),
    ['H1'], { causes: ['class-imbalance'], rules: ['class-balance', 'prediction-collapsed'] },
  ),
]);

const wiring = fork('wiring', say('Wiring', '接线'), say('The network that trains is not the network that was drawn.', '正在训练的网络并不是纸上画的那个。'), [
  place(
    'wiring-memorise', say('Can it learn anything at all?', '它究竟能学会东西吗？'),
    say('Give it a handful of samples and switch everything else off: a sound network learns them by heart within 200 steps.', '只给它几个样本，其余全部关掉：健全的网络 200 步之内就能背下来。'),
    ['B1', 'C6'], { causes: ['unknown'], rules: ['loss-not-decreasing'] },
  ),
  place(
    'wiring-variables', say('Some variables do not move', '有的变量不动'),
    say('A kernel that should train gets no update while others do.', '本该训练的核没有更新，别的却有。'),
    ['E1', 'C2', 'D3'], { causes: ['disconnected-variable', 'frozen-variable'], rules: ['weights-frozen', 'trainable-share'] },
  ),
  place(
    'wiring-reshape', say('A reshape mixes the data up', '重塑打乱了数据'),
    say('Training may still fall by rote, while validation stays at chance.', '训练损失靠死记也许还在降，验证却停在瞎猜水平。'),
    ['B7'], { causes: ['layout-or-reshape'], rules: ['input-layout', 'validation-at-chance'] },
  ),
  place('wiring-gradients', say('Operations of your own', '自己写的算子'), say('A gradient written by hand is wrong more often than it looks.', '手写的梯度常常错而不显。'), ['C8', 'B4']),
  place('wiring-bias', say('Layers without a bias', '没有偏置的层'), say('Without a bias every plane goes through zero.', '没有偏置，每个分界面都必过原点。'), ['A4'], { causes: ['bias-missing'], rules: ['bias-missing'] }),
]);

const data = fork('data', say('Data', '数据'), say('What comes in is not what one believes comes in.', '进来的数据并不是你以为的那样。'), [
  place(
    'data-scale', say('Inputs out of scale', '输入尺度不当'),
    say('Raw pixels of 0 to 255, prices in units, a column that never changes.', '0 到 255 的原始像素、以元计的价格、从不变化的列。'),
    ['A6', 'A7'], { causes: ['input-scale', 'input-constant'], rules: ['input-data'] },
  ),
  place(
    'data-targets', say('Targets out of scale', '目标尺度不当'),
    say('In regression: targets in the hundreds make the first gradients enormous.', '回归任务中，目标动辄数百，最初的梯度就会极大。'),
    ['B8', 'A6'], { causes: ['target-scale'], rules: ['target-scale'] },
  ),
  place(
    'data-pairs', say('Inputs and labels do not belong together', '输入与标签对不上'),
    say('Look at 16 pairs just before they enter the network.', '看看 16 对即将进入网络的输入与标签。'),
    ['C2'], { causes: ['labels', 'data-non-finite'], rules: ['input-data', 'validation-at-chance'] },
  ),
  place(
    'data-order', say('Batches come in order', '批次按顺序来'),
    say('Sorted by class, each batch teaches one class and unteaches the others.', '若按类别排序，每批只教一类，同时忘掉其余。'),
    ['I11'], { causes: ['batch-order'], rules: ['shuffle-off', 'batch-labels-ordered'] },
  ),
]);

const initialisation = place(
  'initialisation', say('Initialisation', '初始化'), say('All weights alike, or so large or small that the signal dies on the way.', '权重全部相同，或大小失当，信号半路就消失了。'),
  ['A5', 'C4', 'F1', 'I4'], { causes: ['initialisation'], rules: ['initialisation-scale', 'initial-loss'] },
);

const activation = fork('activation', say('Activation and depth', '激活与深度'), say('Units stay silent or stuck, and gradients do not come through.', '单元沉默或卡死，梯度传不过来。'), [
  place(
    'activation-choice', say('Choice of activation', '激活函数的选择'),
    say('Saturating or missing nonlinearities in the hidden layers.', '隐藏层里的非线性会饱和，或根本没有。'),
    ['A2', 'F2', 'I8'], { causes: ['activation-choice'], rules: ['nonlinearity-missing', 'activation-saturated'] },
  ),
  place('activation-dead', say('Rectifiers that never fire', '从不激活的 ReLU'), say('Half of a layer and more gives zero for every sample.', '一层里半数以上的单元对每个样本都输出零。'), ['E3', 'B2'], { rules: ['activation-dead'] }),
  place(
    'activation-vanishing', say('Early layers stand still', '前面的层不动'),
    say('Gradients shrink a hundredfold from the last layer to the first.', '从最后一层到第一层，梯度缩小上百倍。'),
    ['E2', 'H2', 'F1'], { causes: ['depth-without-shortcut'], rules: ['gradient-vanishing'] },
  ),
]);

const optimiser = fork('optimiser', say('Optimiser', '优化器'), say('The way from gradient to step.', '从梯度到一步更新的方式。'), [
  place('optimiser-choice', say('A plain optimiser', '优化器太朴素'), say('Plain gradient descent creeps where Adam walks.', '朴素梯度下降爬行的地方，Adam 能走起来。'), ['D2', 'A1']),
  place(
    'optimiser-restored', say('It was restored without its state', '恢复时没带上状态'),
    say('The loss jumps right after a restart from saved weights.', '从保存的权重重启后，损失立刻跳高。'),
    ['A1'], { causes: ['checkpoint-incomplete'], rules: ['checkpoint-optimizer-state'] },
  ),
]);

const rate = fork('learning-rate', say('Learning rate', '学习率'), say('The first number to tune, and the one most often wrong.', '最该先调的数，也最常设错。'), [
  place(
    'learning-rate-high', say('Too high', '过高'), say('Updates beyond 10 % of the weights; the loss jumps or stays where it began.', '更新超过权重的 10%；损失跳动，或停在起点。'),
    ['B2', 'I1'], { causes: ['learning-rate-too-high'], rules: ['update-ratio-too-large', 'loss-diverging', 'gradient-exploding'] },
  ),
  place(
    'learning-rate-low', say('Too low', '过低'), say('Updates below 0.003 % of the weights; the loss creeps.', '更新不到权重的 0.003%；损失缓慢爬行。'),
    ['B3', 'D3'], { causes: ['learning-rate-too-low'], rules: ['update-ratio-too-small'] },
  ),
  place('learning-rate-find', say('Not known yet', '还不知道'), say('Measure it: a sweep on a small set takes a minute.', '量一量：在小集合上扫一遍只要一分钟。'), ['D4', 'C7'], { rules: ['learning-rate-range'] }),
  place(
    'learning-rate-schedule', say('The schedule does not fit', '调度不合适'), say('It decays before the work is done, or never.', '活没干完就衰减，或从不衰减。'),
    ['I2', 'A8'], { causes: ['learning-rate-schedule'], rules: ['learning-rate-decayed-early'] },
  ),
]);

const batch = fork('batch', say('Batch size', '批量'), say('How many samples speak for one step.', '每一步由多少样本说话。'), [
  place('batch-small', say('Too small', '过小'), say('The gradient is mostly noise.', '梯度里大半是噪声。'), ['B6', 'I12'], { causes: ['batch-size-too-small'], rules: ['gradient-noise-extreme', 'normalisation-batch-size'] }),
  place('batch-large', say('Larger than it needs to be', '大于所需'), say('Many samples say the same; smaller batches give more steps.', '许多样本说的是同一件事；批小些，步数更多。'), ['I12'], { causes: ['batch-size-too-large'], rules: ['gradient-noise-extreme'] }),
  place('batch-one', say('See single samples', '看单个样本'), say('Batch size one for a moment, to find the sample that disturbs.', '暂时把批量设为 1，找出捣乱的样本。'), ['B4']),
]);

const capacity = place(
  'capacity', say('Too small for the data', '容量不足'), say('It learns by heart only a part, whatever the rate: the last thing to suspect.', '无论学习率多少都只能背下一部分：最后才该怀疑它。'),
  ['H2', 'I9', 'A9'], { causes: ['capacity-too-small'], rules: ['architecture-facts', 'loss-plateau'] },
);

/** Bad on the training data already. */
export const trainingBad = fork(
  'training-bad', say('Bad on the training data', '训练数据上就差'), say('The training loss does not fall, or stops far too high.', '训练损失不下降，或停在很高的地方。'),
  [loss, wiring, data, initialisation, activation, optimiser, rate, batch, capacity],
);
