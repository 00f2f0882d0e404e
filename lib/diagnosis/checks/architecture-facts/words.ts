import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'About the architecture', zh: '关于网络结构' },
  about: { en: 'Tells what is unusual about layers, widths and the number of parameters.', zh: '指出层、宽度与参数量中不寻常之处。' },
  message(finding) {
    const [line] = finding.evidence;
    const kind = line?.signal.split('/')[0];
    if (kind === 'recurrent-steps') {
      return { en: `${finding.subject} is a plain recurrence over ${spoken(line?.value)} steps: gradients through it vanish or explode. Use LSTM or GRU, and clip.`, zh: `${finding.subject} 是跨越 ${spoken(line?.value)} 步的普通循环：梯度经过它会消失或爆炸。请用 LSTM 或 GRU，并做裁剪。` };
    }
    if (kind === 'saturating-layers') {
      return { en: `${spoken(line?.value)} hidden layers use sigmoid or tanh: each one makes the gradient smaller on its way to the input.`, zh: `有 ${spoken(line?.value)} 个隐藏层使用 sigmoid 或 tanh：梯度每过一层就变小一些。` };
    }
    if (kind === 'narrow-units') {
      return { en: `${finding.subject} has ${spoken(line?.value)} units, too few to tell ${spoken(line?.baseline)} classes apart.`, zh: `${finding.subject} 只有 ${spoken(line?.value)} 个单元，不足以区分 ${spoken(line?.baseline)} 个类别。` };
    }
    if (kind === 'planned-updates') {
      return { en: `With ${spoken(line?.baseline)} rows in a batch the whole run makes only ${spoken(line?.value)} updates. Smaller batches make more of the same data.`, zh: `每批 ${spoken(line?.baseline)} 行，整个训练只有 ${spoken(line?.value)} 次更新。更小的批次能让同样的数据带来更多更新。` };
    }
    return { en: `${spoken(line?.value)} trainable parameters for each of ${spoken(line?.baseline)} training samples: the model can learn them by heart. Watch the validation loss.`, zh: `${spoken(line?.baseline)} 个训练样本，每个对应 ${spoken(line?.value)} 个可训练参数：模型能把它们全背下来。请关注验证损失。` };
  },
  falsifiedBy: [{ probe: 'capacity-ladder', text: { en: 'Models of half and of double the size reach the same validation loss.', zh: '规模减半与加倍的模型，验证损失相同。' } }],
};
