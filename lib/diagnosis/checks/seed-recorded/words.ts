import type { RuleWords } from '../../rule.ts';

export const words: RuleWords = {
  title: { en: 'No seed is recorded', zh: '没有记录随机种子' },
  about: { en: 'Looks at whether the run recorded a random seed.', zh: '查看训练是否记录了随机种子。' },
  message() {
    return {
      en: 'The run recorded no seed: it cannot be repeated, and a difference to another run may be chance. Put the seed into config and into the initialisers.',
      zh: '训练没有记录种子：无法重现，与另一次训练的差异也可能只是偶然。请把种子写入 config，并用于初始化。',
    };
  },
  falsifiedBy: [{ probe: 'seed-variance', text: { en: 'Several runs with other seeds give the same figures.', zh: '用不同种子训练几次，结果相同。' } }],
};
