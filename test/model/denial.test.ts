import { describe, expect, it } from '@jest/globals';
import { isDenial } from '../../src/model/denial';

describe('isDenial', () => {
  it.each([
    ['AccessDenied', true],
    ['AccessDeniedException', true],
    ['UnauthorizedOperation', true],
    ['NotAuthorizedException', true],
    ['AuthorizationErrorException', true],
    ['ForbiddenException', true],
    ['SubscriptionRequiredException', false],
    ['Throttling', false],
    ['NotAccessDenied', false],
  ])('%s: %s', (code, expected) => {
    expect(isDenial(code)).toBe(expected);
  });
});
