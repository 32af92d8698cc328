import { describe, expect, it } from '@jest/globals';
import { checkEvent } from '../../src/app/judging/check';
import { readInventory, readPlan } from '../../src/cli/files';
import { notWell } from '../accuracy/judge';
import { SAMPLES } from '.';
import { inventoriesOf } from './sample';

/** Of each sample, all that is red, and where that breaks: what is wrong in the account, and nothing else. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'container-sale': [
    // Tasks are whole: ⌈13.33 × 7.35⌉ + ⌈4 × 7.35⌉ = 98 + 30 of 128.
    'red ecs-service-tasks shop/storefront 6',
    'red fargate-vcpu - 7.35',
    'yellow cache-backups sessions',
    // Scheduled are 80 of 160 and 24 of 48 tasks, for six times the traffic.
    'yellow pre-warming-backends web',
  ],
  'ticket-launch': [
    'red api-stage-throttle tickets/$default 25',
    'red dynamodb-point-in-time-recovery seats',
    'red dynamodb-write-capacity seats 15',
    'yellow dynamodb-scaling-rate seats',
  ],
};

/** What people have not answered or done yet, in either plan. */
const OF_PEOPLE = / (capacity-answers|resilience-answers|load-test-result) /;

describe.each(SAMPLES)('the sample $id', (sample) => {
  it('is in the file that is judged', async () => {
    const file = await readInventory(`events/inventories/${sample.id}.json.gz`);
    // Run `npm run samples` after a change.
    expect(file).toEqual(JSON.parse(JSON.stringify(inventoriesOf(sample))));
  });

  it('shows what is wrong in its account, and nothing else', async () => {
    const checked = await checkEvent({
      plan: await readPlan(`events/plans/${sample.id}.yaml`),
      inventories: inventoriesOf(sample),
      run: {
        ...{ id: 'run-1', trigger: 'cli', by: 'mei' },
        ...{ startedAt: sample.collectedAt, finishedAt: sample.collectedAt },
      },
      previous: null,
    });
    expect(notWell(checked).filter((line) => !OF_PEOPLE.test(line))).toEqual(WRONG[sample.id]);
    expect(checked.report.breakingPoint?.unknown).toBe(0);
  });
});
