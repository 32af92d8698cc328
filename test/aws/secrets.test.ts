import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createSecrets } from '../../src/aws/secrets';
import { IemError } from '../../src/model/error';

const ssm = mockClient(SSMClient);
const secretsManager = mockClient(SecretsManagerClient);
const SECRET = 'https://hooks.slack.com/services/T0/B0/x';

beforeEach(() => {
  process.env.AWS_REGION = 'eu-central-1';
  ssm
    .reset()
    .on(GetParameterCommand)
    .resolves({ Parameter: { Value: SECRET } });
  secretsManager.reset().on(GetSecretValueCommand).resolves({ SecretString: SECRET });
});

const regionOf = async (call: { thisValue: unknown } | undefined) =>
  (Object(call).thisValue as SSMClient).config.region();

describe('a secret', () => {
  it.each([
    ['ssm:/event/slack', '/event/slack', 'eu-central-1'],
    [
      'arn:aws:ssm:us-east-1:111122223333:parameter/event/slack',
      'arn:aws:ssm:us-east-1:111122223333:parameter/event/slack',
      'us-east-1',
    ],
  ])('is read from Parameter Store: %s', async (reference, name, region) => {
    expect(await createSecrets()(reference)).toBe(SECRET);
    const [call] = ssm.commandCalls(GetParameterCommand);
    expect(call?.args[0].input).toEqual({ Name: name, WithDecryption: true });
    expect(await regionOf(call)).toBe(region);
  });

  it.each([
    ['secretsmanager:event/slack', 'event/slack', 'eu-central-1'],
    [
      'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:event/slack-AbCdEf',
      'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:event/slack-AbCdEf',
      'cn-north-1',
    ],
  ])('is read from Secrets Manager: %s', async (reference, id, region) => {
    expect(await createSecrets()(reference)).toBe(SECRET);
    const [call] = secretsManager.commandCalls(GetSecretValueCommand);
    expect(call?.args[0].input).toEqual({ SecretId: id });
    expect(await regionOf(call)).toBe(region);
  });

  it('is read once in five minutes', async () => {
    let time = 0;
    const secret = createSecrets({ clock: () => time });
    await Promise.all([secret('ssm:/a'), secret('ssm:/a'), secret('ssm:/b')]);
    time = 299_999;
    await secret('ssm:/a');
    expect(ssm.commandCalls(GetParameterCommand)).toHaveLength(2);
    time = 300_000;
    await secret('ssm:/a');
    expect(ssm.commandCalls(GetParameterCommand)).toHaveLength(3);
  });

  it('is asked for again when it could not be read', async () => {
    ssm
      .on(GetParameterCommand)
      .rejectsOnce(new Error('busy'))
      .resolves({ Parameter: { Value: SECRET } });
    const secret = createSecrets();
    await expect(secret('ssm:/a')).rejects.toThrow('Cannot read ssm:/a');
    expect(await secret('ssm:/a')).toBe(SECRET);
  });

  it('is in no error', async () => {
    const failure = Object.assign(new Error(`denied: ${SECRET}`), { name: 'AccessDeniedException' });
    ssm.on(GetParameterCommand).rejects(failure);
    const error = await createSecrets()('ssm:/event/slack').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(IemError);
    expect(error).toMatchObject({
      code: 'input-unreadable',
      message: 'Cannot read ssm:/event/slack: AccessDeniedException.',
    });
  });

  it.each([
    ['there are no AWS credentials', { name: 'CredentialsProviderError' }],
    ['no AWS region is set', { message: 'Region is missing' }],
    ['ECONNREFUSED', { code: 'ECONNREFUSED' }],
    ['Error', {}],
  ])('that cannot be read says why: %s', async (why, what) => {
    ssm.on(GetParameterCommand).rejects(Object.assign(new Error(), what));
    await expect(createSecrets()('ssm:/a')).rejects.toThrow(`Cannot read ssm:/a: ${why}.`);
  });

  it('must be text', async () => {
    secretsManager.on(GetSecretValueCommand).resolves({ SecretBinary: new Uint8Array([1]) });
    await expect(createSecrets()('secretsmanager:a')).rejects.toThrow('it holds no text');
  });

  it.each(['plain', 'arn:aws:s3:::bucket', 'https://hooks.slack.com/services/x'])(
    'is not looked for at %s',
    async (reference) => {
      await expect(createSecrets()(reference)).rejects.toMatchObject({ code: 'input-unreadable' });
    },
  );
});
