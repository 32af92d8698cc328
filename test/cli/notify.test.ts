import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { PLAN_NAMES } from '../../src/app/judging/plan-names';
import { parsePlan } from '../../src/plan/parse';
import { measureWidth } from '../../src/report/render/plain-text';
import { openLocalStore } from '../../src/store/local';
import { iem } from '../builders/environment';
import { PLAN_TEXT } from '../builders/plan-text';
import { type Answer, OK, openWebhook, type Webhook } from '../builders/webhook';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
const ssm = mockClient(SSMClient);
const plan = folder.write('plan.yaml', `${PLAN_TEXT}notifications:\n  slackWebhook: ssm:/event/slack\n`);
const silent = folder.write('silent.yaml', PLAN_TEXT);

let webhook: Webhook;
const answering = async (answer: Answer) => {
  webhook = await openWebhook(answer);
  ssm
    .reset()
    .on(GetParameterCommand)
    .resolves({ Parameter: { Value: webhook.url } });
};
beforeEach(() => {
  process.env.AWS_REGION = 'eu-central-1';
  return answering(OK);
});
afterEach(() => webhook.close());

describe('iem notify --drill', () => {
  it('walks the path of a message, and says each step', async () => {
    expect(await iem(['notify', '--drill', plan])).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        '✓ recorded   20261122T120000000Z~drill~slack',
        '✓ read       ssm:/event/slack',
        '✓ posted     Slack accepted the message.',
        '✓ confirmed  Look in the channel: the message ends with the id above.',
        '',
      ].join('\n'),
    });
    expect(webhook.received).toMatchObject([{ body: { text: 'Flash sale: this is a drill' } }]);
    expect(JSON.stringify(webhook.received[0]?.body)).toContain('20261122T120000000Z~drill~slack');
  });

  it('takes a stored plan, and keeps that it was told', async () => {
    const parsed = parsePlan(
      `${PLAN_TEXT}notifications: { slackWebhook: ssm:/event/slack }\n`,
      'plan.yaml',
      PLAN_NAMES,
    );
    if (!parsed.ok) throw new Error('the plan is not valid');
    const directory = folder.at('store');
    const now = () => '2026-11-22T11:00:00.000Z';
    const before = await openLocalStore(directory, now);
    await before.store.plans.create(parsed.plan, 'mei');
    await before.close();
    expect(await iem(['notify', '--drill', '--event', 'flash-sale', '--store', directory])).toMatchObject({
      code: 0,
    });
    const after = await openLocalStore(directory, now);
    const { items } = await after.store.notifications.list('flash-sale');
    await after.close();
    expect(items).toMatchObject([{ kind: 'drill', state: 'confirmed' }]);
  });

  it('says what stands in the way: the secret', async () => {
    ssm
      .reset()
      .on(GetParameterCommand)
      .rejects(Object.assign(new Error('no'), { name: 'ParameterNotFound' }));
    const { code, stdout } = await iem(['notify', '--drill', plan], { unicode: false });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^\+ recorded {3}\S+\nx read {7}Cannot read ssm:\/event\/slack: ParameterNotFound\.\n$/,
    );
  });

  it('says what stands in the way: Slack', async () => {
    webhook.close();
    await answering({ status: 410, body: 'channel_is_archived' });
    const { code, stdout } = await iem(['notify', '--drill', plan]);
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      '✗ posted Slack refuses the message: HTTP 410 channel_is_archived; create another webhook, and store its URL. ',
    );
    expect(stdout).not.toContain('confirmed');
    expect(stdout).not.toContain('sEcReT');
  });

  it('fits 80 columns', async () => {
    const long = folder.write(
      'long.yaml',
      `${PLAN_TEXT}notifications:\n  slackWebhook: ssm:/${'event/'.repeat(20)}slack\n`,
    );
    const { stdout } = await iem(['notify', '--drill', long]);
    expect(stdout.split('\n').filter((line) => measureWidth(line) > 80)).toEqual([]);
  });

  it.each([
    ['a plan without a webhook', [silent], 'names no Slack webhook'],
    ['nothing', [], 'Give either a plan file'],
    ['both', [plan, '--event', 'flash-sale'], 'Give either a plan file'],
    ['an event there is not', ['--event', 'other', '--store', folder.at('empty')], 'other'],
  ])('has nothing to try with %s', async (_, args, message) => {
    const { code, stdout, stderr } = await iem(['notify', '--drill', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('does nothing but drills', async () => {
    expect(await iem(['notify', plan])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--drill'),
    });
  });
});
