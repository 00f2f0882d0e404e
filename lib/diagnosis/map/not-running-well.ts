import { fork, place, say } from './branch.ts';

/** The machine, not the mathematics. */
export const notRunningWell = fork('not-running-well', say('It does not run well', '运行得不好'), say('It is slow, stands still, or cannot be judged.', '太慢、停住，或无从判断。'), [
  place(
    'running-slow', say('Slow, waiting, or short of memory', '慢、等数据、内存不足'), say('Batch size decides throughput and memory; tune the rate again after it.', '批量决定吞吐与内存；改了批量要重调学习率。'),
    ['I12'], { causes: ['stalled', 'input-bound', 'out-of-memory-risk'], rules: ['step-stalled'] },
  ),
  place(
    'running-unseen', say('It cannot be judged', '无从判断'), say('A signal that is not logged is neither good nor bad.', '没有记录的信号，说不上好坏。'),
    ['C1', 'B9'], { causes: ['logging-gap'], rules: ['logging-coverage'] },
  ),
  place('running-repeat', say('It cannot be repeated', '无法重现'), say('Record the seed, and save the optimizer with the weights.', '记下种子，并把优化器状态与权重一起保存。'), ['H6', 'A1'], { rules: ['seed-recorded', 'checkpoint-optimizer-state'] }),
]);
