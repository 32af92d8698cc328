import { describe, expect, it } from '@jest/globals';
import { JUDGED_SERVICES } from '../../src/model/judged-services';
import {
  KNOWN_SERVICE_IDS,
  knownService,
  serviceOfArn,
  serviceOfNamespace,
  serviceOfWord,
} from '../../src/model/known-services';

describe('the services that are known', () => {
  it('are each found by every word for them, and by no word of another', () => {
    for (const id of KNOWN_SERVICE_IDS) {
      const { name, words = [] } = knownService(id);
      for (const word of [id, name, ...words]) expect(serviceOfWord(word)).toBe(id);
    }
  });

  it('are each found by every namespace and every ARN of it, and by none of another', () => {
    for (const id of KNOWN_SERVICE_IDS) {
      const { namespaces = [], arns = [id] } = knownService(id);
      for (const namespace of namespaces) expect(serviceOfNamespace(namespace)).toBe(id);
      for (const arn of arns) expect(serviceOfArn(arn)).toBe(id);
    }
  });

  it.each([
    ['ec2:natgateway', 'nat-gateway'],
    ['ec2:subnet', 'ec2'],
    ['elasticloadbalancing:loadbalancer', 'classic-load-balancing'],
    ['elasticloadbalancing:loadbalancer/app', 'load-balancing'],
    ['elasticloadbalancing:targetgroup', 'load-balancing'],
    ['rds:db-proxy', 'rds-proxy'],
    ['rds:cluster', 'rds'],
    ['kendra:index', undefined],
  ])('takes %s for %s', (kind, id) => {
    expect(serviceOfArn(kind)).toBe(id);
  });

  it('say in a sentence why nothing has to judge what carries no traffic', () => {
    const reasons = KNOWN_SERVICE_IDS.flatMap((id) => knownService(id).carriesNoTraffic ?? []);
    expect(reasons.length).toBeGreaterThan(10);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the services that are judged', () => {
  it('are those that an artifact names', () => {
    expect([...JUDGED_SERVICES]).toEqual(
      expect.arrayContaining(['auto-scaling', 'ebs', 'ec2', 'load-balancing', 'rds', 'vpc']),
    );
    expect(JUDGED_SERVICES).not.toContain('appsync');
  });
});
