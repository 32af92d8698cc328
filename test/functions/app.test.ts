import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { awsError } from '../builders/aws';

Object.assign(process.env, {
  TABLE_NAME: 'iem',
  LINK_KEY: 'ssm:/iem/test/link-key',
  AWS_REGION: 'eu-west-1',
});
const { linkKey } = await import('../../functions/_app');

const ssm = mockClient(SSMClient);
beforeEach(() => void ssm.reset());

describe('the key that signs links', () => {
  it.each([
    ['was never made', 'ParameterNotFound', 'input-unreadable'],
    ['cannot be read now', 'ThrottlingException', 'store-unavailable'],
    ['may not be read', 'AccessDeniedException', 'store-unavailable'],
  ])('%s', async (_, name, code) => {
    ssm.on(GetParameterCommand).rejects(awsError(name));
    await expect(linkKey()).rejects.toMatchObject({ code });
  });

  it('is asked for again after a failure', async () => {
    ssm.on(GetParameterCommand).rejectsOnce(awsError('ThrottlingException'));
    await expect(linkKey()).rejects.toThrow();
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'k'.repeat(64) } });
    expect(await linkKey()).toHaveLength(64);
  });
});
