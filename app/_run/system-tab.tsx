'use client';

import { useMemo } from 'react';
import { formatCount, formatValue } from '../_charts/format-value.ts';
import { useRun } from '../_live/run-context.tsx';
import { Facts } from '../_shell/facts.tsx';
import { useWords } from '../_words/words-context.tsx';
import { machineCharts, speedCharts } from './chart-specs.ts';
import { ChartSection } from './overview-tab.tsx';
import { LinkedCharts } from './zoom-context.tsx';

/** Speed, what measuring costs, the machine, and where the run runs. */
export function SystemTab() {
  const words = useWords();
  const names = useRun((view) => view.seriesNames);
  const speed = useMemo(() => speedCharts(names, words), [names, words]);
  const machine = useMemo(() => machineCharts(names, words), [names, words]);
  return (
    <div className="grid gap-4">
      <LinkedCharts>
        <ChartSection title={words.charts.sections.speed} charts={speed} />
        <ChartSection title={words.charts.sections.machine} charts={machine}>{machine.length === 0 && <p className="panel p-6 text-ink-muted">{words.charts.empty.system}</p>}</ChartSection>
      </LinkedCharts>
      <Environment />
    </div>
  );
}

function Environment() {
  const words = useWords();
  const { system } = words;
  const environment = useRun((view) => view.run.environment);
  if (!environment) return null;
  const bytes = (value: number | null) => (value === null ? null : formatValue(value, 'bytes'));
  const gpus = environment.gpus.map(({ name, memoryBytes }) => [name, bytes(memoryBytes)].filter(Boolean).join(' · '));
  return (
    <div className="max-w-2xl"><Facts title={system.environment} facts={[
      [system.backend, environment.backend], [system.tfjs, environment.tfjsVersion], [system.node, environment.nodeVersion], [system.agent, environment.agentVersion], [system.platform, environment.platform],
      [system.cpu, environment.cpu], [system.cores, environment.cpuCores === null ? null : formatCount(environment.cpuCores)], [system.memory, bytes(environment.memoryBytes)], [system.gpu, gpus.length > 0 ? gpus.join(', ') : system.noGpu],
    ]} /></div>
  );
}
