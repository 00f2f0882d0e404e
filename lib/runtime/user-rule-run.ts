import { readSamples } from '../commands/read-samples.ts';
import { type UserRule, userRuleId } from '../diagnosis/user-rules/user-rule.ts';
import { UserRuleWatch } from '../diagnosis/user-rules/watch.ts';
import { openUserRuleIncident, resolveUserRuleIncident, userRuleIncidentId } from '../incidents/user-rule-incident.ts';
import type { StoredPart } from '../incidents/judge.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { Store } from '../storage/store.ts';

/** An incident that goes on is stored again after this many steps, for its running numbers. */
const stepsBetweenTelling = 50;

interface Watched {
  readonly rule: UserRule;
  readonly watch: UserRuleWatch;
  /** When the server got the newest sample; before the first, when it began to wait for one. */
  heardAtMs: number;
  /** Step up to which the open incident was told. */
  toldStep: number;
}

/** People's rules on one run, rebuilt from what is stored of it. */
export class UserRuleRun {
  private readonly byMetric = new Map<string, Watched[]>();

  constructor(
    private readonly runId: string,
    private readonly store: Store,
    rules: readonly UserRule[],
    nowMs: number,
  ) {
    for (const rule of rules) {
      const watch = new UserRuleWatch(rule);
      const samples = readSamples(store, runId, rule.metric, rule.condition);
      for (let i = 0; samples !== null && i < samples.step.length; i++) watch.add(samples.step[i]!, samples.atMs[i]!, samples.value[i]!);
      // Silence is not in what is stored: the open incident is the memory of it.
      const open = rule.condition.kind === 'no-data' ? store.incidents.find(userRuleIncidentId(runId, rule.id)) : null;
      if (open?.state === 'firing') watch.isFiring = watch.lastStep <= open.lastStep;
      const watched: Watched = { rule, watch, heardAtMs: Math.min(nowMs, watch.lastAtMs ?? nowMs), toldStep: watch.lastStep };
      const own = this.byMetric.get(rule.metric);
      if (own) own.push(watched);
      else this.byMetric.set(rule.metric, [watched]);
    }
  }

  /** Makes the run's incidents say what its rules say now: opens, and resolves those whose rule is gone, off or silent. */
  settle(nowMs: number): readonly IncidentResource[] {
    const firing = new Map(this.all().filter(({ watch }) => watch.isFiring).map((watched) => [userRuleId(watched.rule.id), watched]));
    const stored = this.store.incidents.ofRun(this.runId).filter((incident) => incident.cause === 'user-rule' && incident.state === 'firing');
    const resolved = stored.filter((incident) => !firing.has(incident.rule)).map((incident) => resolveUserRuleIncident(incident, incident.lastStep, nowMs));
    const opened = [...firing.values()].filter(({ rule }) => !stored.some((incident) => incident.rule === userRuleId(rule.id))).flatMap((watched) => this.open(watched, nowMs));
    return [...resolved, ...opened];
  }

  /** Takes what was stored; answers incidents that opened or changed, each in its last form. */
  observe(parts: readonly StoredPart[], nowMs: number): readonly IncidentResource[] {
    const changed = new Map<string, IncidentResource>();
    if (this.byMetric.size === 0) return [];
    for (const { columns } of parts) {
      for (const series of columns.series) {
        for (const watched of this.byMetric.get(series.name) ?? []) {
          watched.heardAtMs = nowMs;
          for (let i = 0; i < series.values.length; i++) {
            const row = series.rows ? series.rows[i]! : i;
            const change = watched.watch.add(columns.steps[row]!, columns.atMs[row]!, series.values[i]!);
            for (const incident of this.follow(watched, change, nowMs, changed)) changed.set(incident.id, incident);
          }
        }
      }
    }
    return [...changed.values()];
  }

  /** Takes the time; `listeningSinceMs` is when the server began to hear without a pause. */
  observeTime(nowMs: number, listeningSinceMs: number): readonly IncidentResource[] {
    return this.all().flatMap((watched) => {
      const change = watched.watch.observeAge(nowMs - Math.max(watched.heardAtMs, listeningSinceMs));
      return this.follow(watched, change, nowMs, new Map());
    });
  }

  private all(): Watched[] {
    return [...this.byMetric.values()].flat();
  }

  private follow(watched: Watched, change: ReturnType<UserRuleWatch['add']>, nowMs: number, changed: ReadonlyMap<string, IncidentResource>): readonly IncidentResource[] {
    if (change === 'opened') return this.open(watched, nowMs, changed);
    if (change === 'again') return watched.watch.lastStep - watched.toldStep >= stepsBetweenTelling ? this.open(watched, nowMs, changed) : [];
    if (change !== 'cleared') return [];
    const incident = this.known(watched, changed);
    return incident?.state === 'firing' ? [resolveUserRuleIncident(incident, watched.watch.lastStep, nowMs)] : [];
  }

  private open(watched: Watched, nowMs: number, changed: ReadonlyMap<string, IncidentResource> = new Map()): readonly IncidentResource[] {
    const { rule, watch } = watched;
    if (watch.finding === null) return [];
    watched.toldStep = watch.lastStep;
    return [openUserRuleIncident(this.runId, rule, watch.finding, nowMs, this.known(watched, changed))];
  }

  private known({ rule }: Watched, changed: ReadonlyMap<string, IncidentResource>): IncidentResource | null {
    const id = userRuleIncidentId(this.runId, rule.id);
    return changed.get(id) ?? this.store.incidents.find(id);
  }
}
