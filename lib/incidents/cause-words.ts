import type { Cause, Words } from '../protocol/cause.ts';
import type { TipId } from '../tips/tip-id.ts';

interface CauseWords {
  /** The incident's title. */
  readonly title: Words;
  /** What follows for the person, as one sentence. */
  readonly advice: Words;
  /** Tips that cure this cause, the first to try first. */
  readonly tips: readonly TipId[];
}

const say = (en: string, zh: string, adviceEn: string, adviceZh: string, ...tips: TipId[]): CauseWords => ({ title: { en, zh }, advice: { en: adviceEn, zh: adviceZh }, tips });

/** How each cause is called, what to do about it, and the tips that say how. */
export const causeWords: Readonly<Record<Cause, CauseWords>> = {
  'data-non-finite': say('Data holds NaN or infinity', '数据含有 NaN 或无穷值', 'Find and remove the rows that are not finite before they reach the model.', '在数据进入模型之前，找出并去除非有限的行。', 'C2', 'A6'),
  'input-scale': say('Inputs are badly scaled', '输入尺度不当', 'Standardise the inputs with the mean and deviation of the training data.', '用训练数据的均值与标准差对输入作标准化。', 'A6', 'A7'),
  'target-scale': say('Targets are badly scaled', '目标尺度不当', 'Standardise the targets, and turn the predictions back afterwards.', '对目标作标准化，预测之后再换算回去。', 'A6', 'B8'),
  'input-constant': say('Inputs do not vary', '输入没有变化', 'Look at a few inputs just before the model: they are all the same.', '查看进入模型前的几个输入：它们完全相同。', 'C2', 'B7'),
  'layout-or-reshape': say('Layout or reshape mixes the data up', '布局或重塑打乱了数据', 'Check every reshape: rows must stay together with their labels and pixels with their neighbours.', '检查每一次重塑：各行须与其标签对应，像素须与其邻居相邻。', 'B7', 'C2'),
  labels: say('Labels do not match the inputs', '标签与输入不匹配', 'Look at pairs of input and label just before the model.', '查看进入模型前的输入与标签配对。', 'C2', 'B7'),
  'class-imbalance': say('Classes are unbalanced', '类别不平衡', 'Weight the loss by class, or sample the rare classes more often.', '按类别给损失加权，或提高稀有类别的采样率。', 'H1'),
  'batch-order': say('Batches are not shuffled', '批次没有打乱', 'Shuffle the training data in every epoch.', '每个轮次都打乱训练数据。', 'I11'),
  'train-validation-mismatch': say('Training and validation data differ', '训练与验证数据不一致', 'Prepare both with the same code and the statistics of the training data.', '用同一段代码和训练数据的统计量处理两者。', 'A6', 'C2'),
  'data-leak': say('Validation data leaks into training', '验证数据泄漏到训练中', 'Split before augmenting and remove duplicates, then measure again.', '先划分再增强，去除重复样本后重新测量。', 'C2', 'D5'),
  'head-loss-mismatch': say('Output layer and loss do not fit', '输出层与损失不匹配', 'Give a probability loss probabilities and a logit loss a linear output.', '概率损失配概率输出，logit 损失配线性输出。', 'A3', 'D1'),
  'wrong-loss': say('Loss is not what it should be', '损失函数有误', 'Check that the loss fits the task and is computed on the right tensor.', '检查损失是否适合任务，并用在正确的张量上。', 'D1', 'A3'),
  initialisation: say('Weights are badly initialised', '权重初始化不当', 'Use variance scaling for the kernels (He for rectifiers, Glorot else) and zero for biases.', '核用方差缩放初始化（整流类用 He，其余用 Glorot），偏置用零。', 'A5', 'F1', 'I4'),
  'activation-choice': say('Activation does not suit the network', '激活函数不适合该网络', 'Use a rectifier such as relu in the hidden layers.', '隐藏层改用 relu 一类的整流函数。', 'A2', 'F2', 'I8'),
  'depth-without-shortcut': say('Network is too deep for its gradients', '网络过深，梯度传不到前面', 'Take layers out, or add normalisation or shortcuts between them.', '减少层数，或在层间加入归一化或捷径。', 'E2', 'F2', 'H2'),
  'disconnected-variable': say('Variable is not connected to the loss', '变量没有接到损失上', 'Follow the variable to the loss: its output is not used there.', '沿变量追到损失：它的输出没有被使用。', 'C2', 'E1'),
  'frozen-variable': say('Variable does not train', '变量没有被训练', 'Check that it is trainable and in the list the optimizer gets.', '确认它可训练，且在优化器得到的列表中。', 'E1', 'D3'),
  'learning-rate-too-high': say('Learning rate too high', '学习率过高', 'Lower the learning rate about tenfold, or run the learning-rate range test; restart, since what broke does not heal by itself.', '把学习率降到约十分之一，或运行学习率范围测试；然后重新开始，已损坏的部分不会自行恢复。', 'B2', 'D4', 'I1'),
  'learning-rate-too-low': say('Learning rate too low', '学习率过低', 'Raise the learning rate three to ten times, or run the learning-rate range test.', '把学习率提高三到十倍，或运行学习率范围测试。', 'B3', 'D4', 'I1'),
  'learning-rate-schedule': say('Learning-rate schedule does not fit the run', '学习率调度与训练不相称', 'Check when the schedule decays against the planned number of steps.', '对照计划步数检查调度何时衰减。', 'D4', 'I2', 'A8'),
  'batch-size-too-small': say('Batches are too small', '批次过小', 'Use larger batches, or a smaller learning rate with these.', '增大批次，或对现有批次用更小的学习率。', 'B6', 'I12'),
  'batch-size-too-large': say('Batches are larger than they need to be', '批次大于所需', 'A smaller batch gives more updates for the same data.', '更小的批次能用同样的数据作更多次更新。', 'I12'),
  'regularisation-too-strong': say('Regularisation is too strong', '正则化过强', 'Lower the regularisation or dropout until the data loss leads.', '减弱正则化或 dropout，直到数据损失占主导。', 'C5', 'I6'),
  overfitting: say('Overfitting', '过拟合', 'Stop at the best validation loss; then more data, augmentation or regularisation.', '停在验证损失最好处；再考虑更多数据、增强或正则化。', 'G5', 'G1', 'G2', 'G3', 'H7'),
  'capacity-too-small': say('Model is too small for the data', '模型容量不足', 'Check that the model can learn one small batch by heart; if not, it is too small or broken.', '检查模型能否记住一个小批；若不能，则容量不足或有错误。', 'C6', 'H2'),
  'normalisation-mode': say('Training and inference behave differently', '训练与推理表现不一', 'Look at batch normalisation and dropout: their inference mode does not fit the training.', '检查批归一化与 dropout：推理模式与训练不相称。', 'B5', 'G4'),
  'recurrent-instability': say('Recurrent network is unstable over time', '循环网络随时间不稳定', 'Use gated cells, clip the gradient and shorten the sequences.', '使用门控单元，裁剪梯度，缩短序列。', 'F3'),
  'numerical-error': say('Numbers leave the range of float32', '数值超出 float32 范围', 'Look for a logarithm, root or division near zero at the place named.', '在所指之处查找接近零的对数、开方或除法。', 'D1', 'C8'),
  stalled: say('Training stands still', '训练停滞不前', 'Look at the process: it beats, but makes no steps.', '查看进程：它仍有心跳，却不再前进。'),
  'out-of-memory-risk': say('Memory runs out', '内存即将耗尽', 'Look for tensors that are not disposed.', '查找未释放的张量。'),
  'input-bound': say('Training waits for its data', '训练在等待数据', 'Prepare data ahead of the step that needs it.', '在需要之前提前准备数据。'),
  'bias-missing': say('Layers have no bias', '层没有偏置', 'Give them a bias, unless a normalisation with shift follows.', '为其加上偏置，除非其后有带平移的归一化。', 'A4'),
  'checkpoint-incomplete': say('Checkpoint lacks the optimizer', '检查点缺少优化器状态', 'Save the optimizer with the weights.', '将优化器状态与权重一并保存。', 'A1'),
  'logging-gap': say('Some signals are not logged', '部分信号没有记录', 'Log what is missing, so that it can be judged.', '记录缺少的信号，才能作出判断。', 'C1'),
  'user-alert': say('Alert from the training script', '来自训练脚本的警报', 'Raised by the script itself.', '由脚本自己发出。'),
  'user-rule': say('A rule of your own', '自定义规则', 'Set up by a person.', '由人设定。'),
  unknown: say('Not learning, cause unknown', '没有在学习，原因未知', 'First prove that the model can learn one small batch by heart.', '先证明模型能记住一个小批。', 'B1', 'C6'),
};
