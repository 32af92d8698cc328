import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createEventJudge } from '../../src/app/judging/judge';
import { asking, awsCommand } from '../../src/judging/aws-command';
import { type FixDraft, fixDater, fixSettler } from '../../src/judging/fix';
import type { Finding } from '../../src/model/finding';
import * as build from '../builders/artifacts';
import { shownFixes } from '../builders/broken-accounts';
import { anInventory } from '../builders/ceiling';
import { aContext } from '../builders/check';
import { aPlan } from '../builders/plan';

/** `rds modify-db-instance` of each call in the source; what is put together from parts as a pattern. */
function operationsInSource(): readonly RegExp[] {
  const files = ['src/checks', 'src/capacity'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  return files.flatMap((text) =>
    [...text.matchAll(/awsCommand\(\s*[\w.]+,\s*'([a-z0-9-]+)',\s*(?:'([a-z-]+)'|`([^`]+)`)/g)].map(
      ([, service, literal, template]) =>
        new RegExp(`^aws ${service} ${literal ?? template?.replace(/\$\{\w+\}/, '[a-z-]+')} `, 'm'),
    ),
  );
}

describe('the command of a fix', () => {
  const commands = [
    ...new Set(
      shownFixes().flatMap((fix) => [fix.command, fix.reversal?.command].flatMap((one) => one ?? [])),
    ),
  ];

  it('is shown for every operation that the source names', () => {
    const operations = operationsInSource();
    expect(operations.length).toBeGreaterThan(30);
    const all = commands.join('\n');
    expect(operations.filter((operation) => !operation.test(all))).toEqual([]);
  });

  it('names the account, and in each line the region', () => {
    for (const command of commands) {
      const [first, ...lines] = command.split('\n');
      expect(first).toBe('# In account 111122223333:');
      for (const line of lines) expect(line).toMatch(/^aws [a-z0-9-]+ [a-z-]+ --region us-east-1 /);
    }
  });

  it('leaves nothing to be filled in', () => {
    // Values of AWS that look like words to be replaced.
    const own = /\b(?:UNIFORM_SCALING|BOUNCE|COMPLAINT|EXTENDED|ENABLED)\b/g;
    for (const command of commands)
      expect(command.replaceAll(own, '')).not.toMatch(/(?:^|[\s=,.])[A-Z]+_?[A-Z_]{3,}(?:\s|,|$)/m);
  });
});

const TARGET = { account: '111122223333', region: 'us-east-1' };
const command = (operation: string) => awsCommand(TARGET, 'rds', operation, {});
const ask = (value: number, setting = 'quota L-1'): FixDraft => ({
  action: `Raise it to ${value}.`,
  command: asking(setting, value, command(`to-${value}`)),
  lead: 'setting',
});
/** The settled fixes of drafts with the ids a, b, … */
const settled = (...fixes: FixDraft[]) => {
  const drafted = fixes.map((fix, i) => ({ id: 'abc'[i] ?? '-', fix }) as never);
  const settle = fixSettler(drafted, aContext());
  return drafted.map((one) => settle<Finding>(one).fix);
};

describe('the fixes of one target', () => {
  it('ask for the largest value of a setting only, and the others point to it', () => {
    const [a, b, c] = settled(ask(300), ask(500), ask(400, 'quota L-2'));
    expect(a).toMatchObject({ action: 'Raise it to 500.', coveredBy: 'b' });
    expect(a?.command).toBe(b?.command);
    expect(b?.coveredBy).toBeUndefined();
    expect(c).toMatchObject({ action: 'Raise it to 400.' });
    expect(c?.coveredBy).toBeUndefined();
  });

  it('are dated each by itself', () => {
    // 12 December in Singapore, less 21 days and less 3.
    const [a, b] = settled({ ...ask(300), lead: 'quotaIncrease' }, ask(500));
    expect([a?.by, b?.by]).toEqual(['2026-11-21', '2026-12-09']);
  });

  it('ask for the same once where they agree', () => {
    expect(settled(ask(300), ask(300)).map((fix) => fix?.coveredBy)).toEqual([undefined, 'a']);
  });

  it('raise one of several commands to what another asks for', () => {
    const both: FixDraft = {
      action: 'Schedule it, and let it grow to at least that.',
      command: [asking('quota L-1', 200, command('to-200')), command('schedule')],
      lead: 'setting',
    };
    const [a] = settled(both, ask(500));
    expect(a?.action).toBe(both.action);
    expect(a?.command?.split('\n').slice(1)).toEqual([
      'aws rds to-500 --region us-east-1',
      'aws rds schedule --region us-east-1',
    ]);
  });

  it('have one request for a quota that a ceiling and a check find too small', () => {
    // Four m5.large carry 10× of the traffic with 40, of 2 vCPUs each; the group may grow to 5,000.
    const autoScalingGroups = [build.anAutoScalingGroup({ maxSize: 5000 })];
    const serviceQuotas = build.healthyAccount.serviceQuotas.map((quota) =>
      quota.quotaCode === 'L-1216C47A' ? { ...quota, value: 32 } : quota,
    );
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: '*' }, factor: 1 }] },
    });
    const inventory = anInventory({ ...build.healthyAccount, autoScalingGroups, serviceQuotas });
    const { ceilings, findings } = createEventJudge(plan, [inventory], inventory.collectedAt).judgeTarget(
      inventory,
    );
    const asked = [...ceilings, ...findings]
      .filter(({ fix }) => fix?.command?.includes('L-1216C47A'))
      .map(({ fix }) => fix?.command);
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toContain('--desired-value 10000');
    // What is tried in what-if is what the command asks for.
    const changes = [...ceilings, ...findings].flatMap(({ fix }) => fix?.change ?? []);
    expect(changes.filter((change) => change.includes('L-1216C47A'))).toEqual(
      asked.map(() => 'quota/L-1216C47A@111122223333/us-east-1=10000'),
    );
  });
});

describe('a fix', () => {
  it('says what cannot be undone, and what is put back after the event', () => {
    const reversal = { action: 'Take it back.', command: command('undo') };
    expect(fixDater(aContext())({ ...ask(1), irreversible: 'It stays.', reversal })).toEqual({
      action: 'Raise it to 1.',
      command: '# In account 111122223333:\naws rds to-1 --region us-east-1',
      by: '2026-12-09',
      irreversible: 'It stays.',
      reversal: {
        action: 'Take it back.',
        command: '# In account 111122223333:\naws rds undo --region us-east-1',
        after: '2026-12-12',
      },
    });
  });
});
