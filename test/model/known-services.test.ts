import { describe, expect, it } from '@jest/globals';
import { JUDGED_SERVICES } from '../../src/model/judged-services';
import {
  KNOWN_SERVICE_IDS,
  KNOWN_SERVICES,
  type KnownService,
  namespacesOf,
  serviceOfWord,
} from '../../src/model/known-services';

describe('the services that are known', () => {
  it('are each found by every word for them, and by no word of another', () => {
    for (const id of KNOWN_SERVICE_IDS) {
      const { name, words = [] }: KnownService = KNOWN_SERVICES[id];
      for (const word of [id, name, ...words]) expect(serviceOfWord(word)).toBe(id);
    }
  });

  it('share no namespace', () => {
    const namespaces = KNOWN_SERVICE_IDS.flatMap(namespacesOf);
    expect(new Set(namespaces).size).toBe(namespaces.length);
  });
});

describe('the services that are judged', () => {
  it('are those that an artifact names', () => {
    expect([...JUDGED_SERVICES]).toEqual(
      expect.arrayContaining(['auto-scaling', 'ebs', 'ec2', 'load-balancing', 'rds', 'vpc']),
    );
    expect(JUDGED_SERVICES).not.toContain('dynamodb');
  });
});
