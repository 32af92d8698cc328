import { describe, expect, it } from '@jest/globals';
import { rememberAction } from '../../src/aws/actions';
import { CollectError, isDenied, isGone, toFailure } from '../../src/collect/failure';
import { IemError } from '../../src/model/error';
import { awsError } from '../builders/aws';

const html = Object.assign(
  new SyntaxError(
    'Unexpected token \'<\', "<!doctype "... is not valid JSON\n  Deserialization error: look here',
  ),
  {
    $metadata: { httpStatusCode: 500 },
  },
);

/** What the SDK makes of an answer that names no error. */
const nameless = (name: string, message: string, httpStatusCode: number): Error =>
  Object.assign(new Error(message), { name, $fault: 'server', $metadata: { httpStatusCode } });

describe('toFailure', () => {
  it.each([
    [
      'what AWS names',
      awsError('ThrottlingException', 'Rate exceeded'),
      'ThrottlingException',
      'Rate exceeded',
    ],
    [
      'a failure of ours',
      new CollectError('Timeout', 'Not done within 60 s.'),
      'Timeout',
      'Not done within 60 s.',
    ],
    [
      'an account that is not reached',
      new IemError('wrong-account', 'Not yours.'),
      'wrong-account',
      'Not yours.',
    ],
    [
      'no connection',
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' }),
      'Unreachable',
      'connect ECONNREFUSED 127.0.0.1:9',
    ],
    [
      'no answer',
      Object.assign(new Error('exceeded 30000 ms'), { name: 'TimeoutError', code: 'ETIMEDOUT' }),
      'Timeout',
      'exceeded 30000 ms',
    ],
    [
      'no credentials',
      Object.assign(new Error('none'), { name: 'CredentialsProviderError' }),
      'CredentialsProviderError',
      'none',
    ],
    [
      'a web page',
      html,
      'Unparsable',
      'The answer (HTTP 500) is not what the API describes: Unexpected token \'<\', "<!doctype "... is not valid JSON',
    ],
    [
      'a web page that is well-formed XML, as the SDK reads it',
      nameless('Unknown', 'Unknown', 502),
      'Unparsable',
      'The answer (HTTP 502) is not what the API describes: it names no error',
    ],
    [
      'a page not found, as the SDK reads it',
      nameless('NotFound', 'Unknown', 404),
      'Unparsable',
      'The answer (HTTP 404) is not what the API describes: it names no error',
    ],
    [
      'JSON of something between us and AWS',
      nameless('Unknown', 'no healthy upstream', 503),
      'Unparsable',
      'The answer (HTTP 503) is not what the API describes: no healthy upstream',
    ],
    [
      'a missing field',
      new Error('MinSize is missing'),
      'Unparsable',
      'The answer is not what the API describes: MinSize is missing',
    ],
    ['no error at all', 'oops', 'Unparsable', 'Something that is not an error was thrown.'],
  ])('%s', (_, error, code, message) => {
    expect(toFailure(error, 'ec2:DescribeVolumes')).toEqual({
      ok: false,
      code,
      message,
      action: 'ec2:DescribeVolumes',
    });
  });

  it('prefers the action the error came from, through a wrapper too', () => {
    const error = rememberAction(awsError('AccessDenied'), 'ec2:DescribeSubnets');
    expect(toFailure(error, 'ec2:DescribeVolumes').action).toBe('ec2:DescribeSubnets');
    expect(toFailure(new CollectError('X', 'x', { cause: error })).action).toBe('ec2:DescribeSubnets');
    expect(toFailure(new Error('x')).action).toBeNull();
  });

  it('is one short line without terminal escapes and without secrets', () => {
    const token = 'IQoJb3JpZ2luX2VjE'.repeat(20);
    const { message } = toFailure(
      awsError(
        'SignatureDoesNotMatch',
        `\u001b[2Jheader\nx-amz-security-token:${token} key ASIAIOSFODNN7EXAMPLE ${'word '.repeat(200)}`,
      ),
    );
    expect(message).toMatch(/^\[2Jheader x-amz-security-token:\[…\] key \[access key id\] word/);
    expect(message.length).toBeLessThanOrEqual(300);
  });
});

it.each([
  ['AccessDenied', true, false],
  ['AccessDeniedException', true, false],
  ['UnauthorizedOperation', true, false],
  ['SubscriptionRequiredException', true, false],
  ['ThrottlingException', false, false],
  ['LoadBalancerNotFoundException', false, true],
  ['DBParameterGroupNotFoundFault', false, true],
  ['InvalidLaunchTemplateId.VersionNotFound', false, true],
  // The SDK's name for a 404 that names no error: a proxy's page says nothing about a resource.
  ['NotFound', false, false],
])('%s', (name, denied, gone) => {
  expect([isDenied(awsError(name)), isGone(awsError(name))]).toEqual([denied, gone]);
});
