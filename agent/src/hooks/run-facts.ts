import type { RunEvent } from '../../../lib/protocol/run-event.ts';
import { countCategories } from '../probes/labels.ts';
import { describeData } from '../probes/data-description.ts';
import { evaluateRows, evaluateTensors, fitsInputs } from '../probes/evaluate-rows.ts';
import { readValues, type HostTensor } from '../probes/host-values.ts';
import { describeModel, type InitialValues } from '../probes/model-description.ts';
import { traceNonFinite } from '../probes/non-finite-trace.ts';
import { probeStart } from '../probes/start-probe.ts';
import { describeTraining } from '../probes/training-description.ts';
import { orderHash } from '../probes/order-hash.ts';
import { describedRows, describeFitData, learnPrior, readSpreadRows, spreadTraining } from './fit-data.ts';
import type { EpochLogs } from './epoch-logs.ts';
import type { HookContext } from './hook-context.ts';
import { gradientsIn, type Gradients } from './gradients.ts';
import { Capture } from './layer-taps.ts';
import { metricName } from './metric-name.ts';
import { ProbeSchedule } from './probe-schedule.ts';
import type { StepValues } from './step-values.ts';
import type { StepObserver } from './step-observer.ts';
import { isTensor, type TensorLike } from './tensorflow.ts';
import type { Batch } from './batch.ts';
import type { Track } from './track.ts';
import { planOfSteps, type TrainingPlan } from './training-plan.ts';
import type { TrainingStep } from './training-step.ts';

type Fact = RunEvent extends infer Each ? (Each extends RunEvent ? Omit<Each, 'atMs' | 'step'> : never) : never;

/** Tells the facts of a run once each, evaluates the fixed probe batch, and finds where a non-finite number came from. */
export class RunFacts implements StepObserver {
  private readonly tracks: Track[] = [];
  private readonly initial: InitialValues = new Map();
  private readonly describedModels = new Set<string>();
  private describedTraining = '';
  private isDataDescribed = false;
  private isStartProbed = false;
  private isTraced = false;
  private ownTotalSteps: number | null = null;
  /** What each track's descriptions were made from. */
  private readonly told = new Map<Track, { readonly plan: TrainingPlan | null; readonly signature: string }>();
  private readonly schedules = new Map<Track, ProbeSchedule>();
  private readonly modeSchedules = new Map<Track, ProbeSchedule>();
  private readonly batches = new Map<Track, Batch>();

  constructor(private readonly context: HookContext) {}

  watched(track: Track): void {
    this.tracks.push(track);
    this.schedules.set(track, new ProbeSchedule());
    this.modeSchedules.set(track, new ProbeSchedule());
  }

  planned(track: Track, plan: TrainingPlan): void {
    if (track.suffix !== '' && plan.via === 'trainOnBatch') return;
    const { sink } = this.context;
    if (plan.totalSteps !== null && (sink.totalSteps === null || sink.totalSteps === this.ownTotalSteps)) {
      this.ownTotalSteps = sink.currentStep + plan.totalSteps;
      sink.totalSteps = this.ownTotalSteps;
    }
    if (plan.training) learnPrior(track, plan, plan.training);
  }

  batchSeen(track: Track, batch: Batch): void {
    this.batches.set(track, batch);
    track.batchSize = batch.inputs[0]?.shape[0] ?? track.batchSize;
    if (track.probeBatch.isComplete) return;
    track.probeBatch.add(this.context.engine, batch.inputs, batch.targets);
    if (track.probeBatch.isComplete && track.plan?.via !== 'fit') this.describeProbeRows(track);
  }

  beforeStep(track: Track): void {
    const { plan, signature } = track;
    const told = this.told.get(track);
    if (!told || told.plan !== plan || told.signature !== signature) {
      this.told.set(track, { plan, signature });
      if (track.suffix === '' || plan?.via === 'fit' || plan?.via === 'fitDataset') this.describe(track);
    }
    if (track.sawNonFinite) this.trace(track, false, []);
  }

  stepBegun(track: Track, values: StepValues, batch: Batch): void {
    if (track.batchInEpoch === 0 && track.epoch !== null && this.context.readsHost && batch.inputs[0])
      values.emit('batch-order-hash', orderHash(this.host(batch.inputs[0])));
    if (batch.isWeighted || track.trainee?.stateful || !track.isModeDependent) return;
    const schedule = this.modeSchedules.get(track)!;
    if (!schedule.isDue(values.step, false)) return;
    schedule.run(values.step, () => {
      const loss = evaluateTensors(track, batch.inputs, batch.targets, new Capture(this.context.tf, () => false, false))?.get('loss');
      if (loss !== undefined) values.emit('train/loss-inference', loss);
    });
  }

  gradientsComputed(step: TrainingStep, loss: number | null, gradients: Gradients): void {
    if (step.track.sawNonFinite) this.trace(step.track, loss === null || Number.isFinite(loss), gradients);
  }

  afterStep(track: Track): void {
    this.probe(track, false);
    if (track.plan?.via !== 'fit') this.batches.delete(track); // the user may dispose or reuse his tensors
  }

  evaluated(track: Track, logs: EpochLogs): void {
    const { sink } = this.context;
    const step = sink.lastStep;
    if (step === null) return;
    const values = Object.entries(logs)
      .filter(([name]) => name.startsWith('val_'))
      .map(
        ([name, value]) =>
          [track.series(`validation/${metricName(name.slice(4))}`), isTensor(value) ? (value.dataSync()[0] ?? NaN) : value] as const,
      );
    if (values.length === 0) return;
    sink.scalars(step, values);
    this.probe(track, true);
  }

  close(): void {
    for (const track of this.tracks) this.describeProbeRows(track);
    this.batches.clear();
  }

  private describe(track: Track): void {
    const plan = track.plan ?? planOfSteps('custom', track.batchSize);
    const signature = this.tracks.map((other) => other.signature).join('|');
    if (!this.describedModels.has(signature)) {
      this.describedModels.add(signature);
      this.tell({ kind: 'model-described', model: describeModel(this.tracks, this.initial) });
    }
    const training = describeTraining(track, plan, this.context.sink.currentStep);
    // A loop over fit({ epochs: 1 }) moves only the total; it is no other training.
    const summary = JSON.stringify({ ...training, totalSteps: null, learningRate: null, optimizerConfig: null, batchSize: plan.batchSize });
    if (summary !== this.describedTraining) {
      this.describedTraining = summary;
      this.tell({ kind: 'training-described', training });
    }
    if (plan.training && plan.training.inputs.length > 0 && !this.isDataDescribed) {
      this.isDataDescribed = true;
      this.tell({ kind: 'data-described', data: describeFitData(track, plan, plan.training) });
    }
    if (!this.isStartProbed && track.suffix === '' && track.updates === 0 && this.context.sink.currentStep === 0)
      this.probeStart(track, plan);
  }

  /** Where the whole data is not at hand: from the rows of the probe batch. */
  private describeProbeRows(track: Track): void {
    const kept = track.probeBatch.rows;
    if (this.isDataDescribed || !kept || track.suffix !== '') return;
    this.isDataDescribed = true;
    const [target] = kept.targets;
    const coding = track.labels?.coding;
    this.tell({
      kind: 'data-described',
      data: describeData({
        rows: kept.rows,
        inputs: kept.inputs,
        targets: kept.targets,
        classCounts: target && coding ? [...countCategories(target, coding)] : null,
        validationInputs: (track.plan?.validationInputs ?? [])
          .filter((tensor) => !tensor.isDisposed)
          .map((tensor) => readSpreadRows(this.context, tensor, describedRows)),
        duplicateRatio: null,
      }),
    });
  }

  private probeStart(track: Track, plan: TrainingPlan): void {
    const rows = plan.training ? spreadTraining(track, plan.training) : track.probeRows;
    if (!rows || !track.trainee || track.trainee.stateful || !fitsInputs(track.trainee, rows.inputs)) return;
    this.isStartProbed = true;
    this.tell({ kind: 'start-probed', start: probeStart(track, rows) });
  }

  /** Loss and metrics of the fixed probe batch, in the mode and by the function TF.js validates with. */
  private probe(track: Track, isEvaluation: boolean): void {
    const { sink, tf } = this.context;
    const step = sink.lastStep;
    const schedule = this.schedules.get(track);
    if (step === null || !schedule || !track.plan || (!track.probeBatch.isComplete && !isEvaluation) || !schedule.isDue(step, isEvaluation))
      return;
    const rows = track.probeRows;
    if (!rows) return;
    schedule.run(step, () => {
      const values = evaluateRows(track, rows, new Capture(tf, () => false, false));
      if (values)
        sink.scalars(
          step,
          [...values].map(([name, value]) => [track.series(`train-probe/${metricName(name)}`), value] as const),
        );
    });
  }

  private trace(track: Track, isLossFinite: boolean, gradients: Gradients): void {
    if (this.isTraced) return;
    const trace = traceNonFinite(track, this.batches.get(track) ?? null, isLossFinite, gradientsIn(gradients));
    this.isTraced = true;
    if (trace) this.tell({ kind: 'non-finite-traced', trace });
  }

  private host(tensor: TensorLike): HostTensor {
    return { values: readValues(this.context.engine, tensor), shape: tensor.shape };
  }

  private tell(fact: Fact): void {
    const { sink } = this.context;
    sink.event({ ...fact, atMs: sink.nowMs(), step: sink.currentStep } as RunEvent);
  }
}
