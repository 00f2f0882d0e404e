import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Images seem to be laid out wrongly', zh: '图像的排布似乎有误' },
  about: { en: 'Looks at the order of axes of image inputs and at how alike neighbouring pixels are.', zh: '查看图像输入的轴顺序，以及相邻像素是否相像。' },
  message(finding) {
    const channels = evidenceFrom(finding, 'input-channels');
    if (channels !== undefined) {
      const height = evidenceFrom(finding, 'input-height');
      return {
        en: `The inputs are ${spoken(height?.value)} × ${spoken(height?.baseline)} with ${spoken(channels.value)} channels as the convolution reads them; the first axis looks like the channels. Transpose to (rows, height, width, channels).`,
        zh: `按卷积的读法，输入为 ${spoken(height?.value)} × ${spoken(height?.baseline)}、${spoken(channels.value)} 个通道；第一个轴更像是通道。请转置为（行，高，宽，通道）。`,
      };
    }
    const correlation = evidenceFrom(finding, 'neighbour-correlation');
    return {
      en: `Neighbouring pixels correlate by ${spoken(correlation?.value)}; in pictures it is far above 0.3. A reshape has put other pixels side by side, or the inputs are no pictures.`,
      zh: `相邻像素的相关系数为 ${spoken(correlation?.value)}；真实图片远高于 0.3。某次变形把不相干的像素排到了一起，或输入根本不是图片。`,
    };
  },
  falsifiedBy: [{ probe: 'pair-viewer', text: { en: 'Drawn just before the network, the inputs are recognisable pictures.', zh: '在进入网络之前画出来，输入是可辨认的图片。' } }],
};
