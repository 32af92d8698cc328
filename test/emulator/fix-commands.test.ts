import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { checkEvent } from '../../src/app/judging/check';
import { readInventory, readPlan } from '../../src/cli/files';
import type { Fix } from '../../src/model/finding';
import { shownFixes } from '../builders/broken-accounts';
import { PYTHON } from './servers';

/** What is wrong with each text by AWS's own models: see aws_cli.py. */
async function wrongWith(texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const running = promisify(execFile)(PYTHON, ['test/emulator/aws_cli.py'], { maxBuffer: 2 ** 26 });
  running.child.stdin?.end(JSON.stringify(texts));
  return JSON.parse((await running).stdout);
}

/** Of the recorded account and its plan. */
async function fixesOfSample(): Promise<readonly Fix[]> {
  const plan = await readPlan('events/plans/flash-sale.yaml');
  const inventories = await readInventory('events/inventories/flash-sale.json.gz');
  const run = { id: 'run', trigger: 'cli', by: 'test', startedAt: AT, finishedAt: AT };
  const { findings, ceilings } = await checkEvent({ plan, inventories, run, previous: null });
  return [...findings, ...ceilings].flatMap(({ fix }) => fix ?? []);
}

const AT = '2026-11-22T00:00:00Z';

const inAccount = (line: string): string => `# In account 111122223333:\n${line}`;

describe('the AWS CLI', () => {
  it('accepts every command of every fix as it is shown', async () => {
    const fixes = [...shownFixes(), ...(await fixesOfSample())];
    const commands = [
      ...new Set(fixes.flatMap((fix) => [fix.command, fix.reversal?.command].flatMap((one) => one ?? []))),
    ];
    expect(commands.length).toBeGreaterThan(50);
    expect((await wrongWith(commands)).flat()).toEqual([]);
  });

  it.each([
    ['aws rds reboot-db-instance --region us-east-1 --db-instance-identifier shop', null],
    ['aws rds reboot-db-instance --db-instance-identifier shop', 'names no region'],
    ['aws rds reboot-db-instance --region us-east-1', 'Missing required parameter'],
    ['aws rds reboot-database --region us-east-1', 'has no operation'],
    ['aws rds reboot-db-instance --region us-east-1 --db-instance shop', 'takes no --db-instance'],
    [
      'aws rds modify-db-instance --region us-east-1 --db-instance-identifier shop --allocated-storage LARGER',
      'takes a number',
    ],
    [
      'aws elbv2 modify-capacity-reservation --region us-east-1 --load-balancer-arn a --minimum-load-balancer-capacity CapacityUnits=UNITS',
      'takes a number',
    ],
    ['aws ec2 modify-volume --region us-east-1 --volume-id vol-1 --volume-type gp9', 'is one of'],
    ['aws lambda delete-function-concurrency --region us-east-1 --function-name shop; ls', 'takes one value'],
  ])('is known well enough to judge %s', async (line, wrong) => {
    const [found = []] = await wrongWith([inAccount(line)]);
    expect(found).toEqual(wrong === null ? [] : [expect.stringContaining(wrong)]);
  });
});
