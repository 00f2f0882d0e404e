'use client';

import type { ModelDescription } from '../../lib/protocol/description.ts';
import { formatCount } from '../_charts/format-value.ts';
import { Facts } from '../_shell/facts.tsx';
import { useWords } from '../_words/words-context.tsx';
import { usePageState } from './page-state-context.tsx';
import { formatShape } from './shape.ts';

/** The model as TF.js describes it, layer by layer. */
export function ModelTable({ model }: { readonly model: ModelDescription | null }) {
  const words = useWords();
  const { change } = usePageState();
  const { config } = words;
  if (!model) return <Facts title={config.model} facts={[]}><p className="text-ink-muted">{config.notDescribed}</p></Facts>;
  const { layerColumns } = config;
  return (
    <div className="[column-span:all]">
      <Facts title={config.model} facts={[[config.name, model.name], [config.parameters, formatCount(model.parameterCount)], [config.trainable, formatCount(model.trainableParameterCount)]]}>
        <div className="mt-3 max-h-[32rem] overflow-auto" tabIndex={0} role="group" aria-label={config.model}>
          <table className="w-full text-left">
            <thead className="sticky top-0 bg-surface text-xs text-ink-faint"><tr>{[layerColumns.name, layerColumns.kind, layerColumns.shape, layerColumns.parameters, layerColumns.activation, layerColumns.initializer].map((column) => <th key={column} scope="col" className="py-1 pr-4 font-normal">{column}</th>)}</tr></thead>
            <tbody>{model.layers.map((layer) => (
              <tr key={layer.name} className="border-t border-rule">
                <td className="max-w-64 truncate py-1 pr-4" title={layer.name}><button type="button" className="link" onClick={() => change({ tab: 'layers', layer: layer.name })}>{layer.name}</button></td>
                <td className="py-1 pr-4">{layer.className}</td><td className="py-1 pr-4 whitespace-nowrap">{formatShape(layer.outputShape)}</td><td className="py-1 pr-4">{formatCount(layer.parameterCount)}</td>
                <td className="py-1 pr-4">{layer.activation ?? ''}</td><td className="py-1 pr-4">{layer.kernelInitializer ?? ''}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      </Facts>
    </div>
  );
}
