import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roomOf, rooms, type Room } from '../../lib/diagnosis/catalogue.ts';
import type { RuleSetting } from '../../lib/commands/change-rule-setting.ts';
import type { Language } from '../_words/language.ts';
import { openRuntime } from './reader.ts';

/** Every rule and check, in order of id. */
export async function readRules(): Promise<readonly Room[]> {
  await openRuntime();
  return rooms;
}

export type { RuleSetting };

export interface RulePage {
  readonly room: Room;
  /** Markdown of the rule's page in the reader's language, `null` where the file is not there. */
  readonly page: string | null;
  readonly projects: readonly string[];
  /** By project; projects with the defaults are left out. */
  readonly settings: Readonly<Record<string, RuleSetting>>;
}

/** One rule with its page and its settings, `null` when there is none of that id. */
export async function readRule(id: string, language: Language): Promise<RulePage | null> {
  const { store } = (await openRuntime()).runtime;
  const room = roomOf(id);
  if (!room) return null;
  const projects = store.runs.projects().map((known) => known.project);
  const settings: Record<string, RuleSetting> = {};
  for (const project of projects) {
    const setting = store.ruleSettings.ofProject(project)[id];
    if (setting) settings[project] = setting;
  }
  return { room, page: await readPage(room, language), projects, settings };
}

/** The server is started in the repository, whose rule rooms hold their own pages. */
async function readPage({ rule }: Room, language: Language): Promise<string | null> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'diagnosis', rule.kind === 'rule' ? 'rules' : 'checks', rule.id);
  try {
    return await readFile(join(folder, language === 'zh' ? 'README.zh.md' : 'README.md'), 'utf8');
  } catch {
    return null;
  }
}
