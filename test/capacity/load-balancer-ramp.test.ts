import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { playLoadBalancerRise, type RampingLoadBalancer } from '../../src/capacity/load-balancer-ramp';
import { aLoadBalancer } from '../builders/artifacts';

const target = { account: '111122223333', region: 'us-east-1' };
const play = (multiplier: number, minutes: number, overrides: Partial<RampingLoadBalancer> = {}) =>
  playLoadBalancerRise(
    {
      loadBalancerName: 'web',
      type: 'application',
      zones: aLoadBalancer().zones.slice(0, 2),
      normal: 100,
      reserved: 0,
      requestsPerSecond: null,
      canReserve: true,
      ...overrides,
    },
    { multiplier, minutes },
    target,
  );
const servingOf = ({ steps }: ReturnType<typeof play>) => steps.map(({ serving }) => serving);
const five = (units: number): number[] => Array.from({ length: 5 }, () => units);

describe('the rise of a load balancer', () => {
  it('doubles every five minutes, from twice its normal peak', () => {
    const played = play(22, 0);
    // 2,200 at once: 200 at first, then 400, 800 and 1,600, and 3,200 at minute 20.
    expect(servingOf(played)).toEqual([...five(200), ...five(400), ...five(800), ...five(1600), 3200]);
    expect(played.shortfall).toEqual({ from: 0, to: 19, worst: 1 - 200 / 2200, worstAt: 0 });
    // 5 × (2,000 + 1,800 + 1,400 + 600).
    expect(played.lacking).toBe(29_000);
    expect(played).toMatchObject({ unit: 'LCUs', start: 200, carries: 1, name: 'web', target });
  });

  it('grows by what it carried, and not by what it could have carried', () => {
    // 100 + 70 a minute. What it carries in minute 1 are 170, so that it has 340 in minute 6; in minutes 2 to 5 it is full.
    const played = play(22, 30);
    expect(servingOf(played).slice(0, 12)).toEqual([...five(200), 200, 340, 400, 400, 400, 400, 680]);
    // At minute 16 it has 2 × 680, of 1,220 that are needed.
    expect(played.shortfall).toMatchObject({ from: 2, to: 15, worstAt: 5 });
    expect(played.shortfall?.worst).toBeCloseTo(1 - 200 / 450);
    expect(played.steps.at(-1)?.step).toBe(30);
  });

  it.each<[string, number, number, number, { from: number; to: number } | null, number]>([
    // At once nothing but all of it is enough.
    ['at once, with nothing', 22, 0, 0, { from: 0, to: 19 }, 2200],
    ['at once, with a thousand', 22, 0, 1000, { from: 0, to: 9 }, 2200],
    ['at once, with one less than all', 22, 0, 2199, { from: 0, to: 4 }, 2200],
    ['at once, with all', 22, 0, 2200, null, 2200],
    // In minute 8 it needs 660, of which it carried 310 in minute 3; in minute 9 it needs 730, and carried 380 in minute 4.
    ['in half an hour, with nothing', 22, 30, 0, { from: 2, to: 15 }, 660],
    ['in half an hour, with five hundred', 22, 30, 500, { from: 6, to: 8 }, 660],
    ['in half an hour, with one less', 22, 30, 659, { from: 8, to: 8 }, 660],
    ['in half an hour, with just enough', 22, 30, 660, null, 660],
    // Twice its normal peak it carries by itself, however little is reserved.
    ['twofold', 2, 0, 0, null, 200],
    ['a little more than twofold', 2.01, 0, 0, { from: 0, to: 4 }, 201],
    ['in five hours', 22, 300, 0, null, 200],
  ])('%s: %s × within %s minutes, of which %s are reserved', (_, times, minutes, reserved, short, enough) => {
    const played = play(times, minutes, { reserved });
    const { shortfall } = played;
    expect(shortfall && { from: shortfall.from, to: shortfall.to }).toEqual(short);
    expect(played.findEnough()).toBe(enough);
    expect(played.start).toBe(Math.max(200, reserved));
  });

  it('carries the least that can be reserved by itself', () => {
    expect(play(22, 0, { normal: 4.5 })).toMatchObject({ start: 100, shortfall: null });
    // 4.6 × 22 are 101.2.
    expect(play(22, 0, { normal: 4.6 }).shortfall).toMatchObject({ from: 0, to: 4 });
    expect(play(22, 0, { normal: 4.6 }).findEnough()).toBe(102);
    expect(play(10, 0, { normal: 0 })).toMatchObject({ shortfall: null, requests: null });
  });

  it('counts whole LCUs, of what is measured in parts', () => {
    // 2 × 60.2 are 120.4.
    expect(play(1.999, 0, { normal: 60.2 })).toMatchObject({ start: 121, shortfall: null });
    expect(servingOf(play(8, 0, { normal: 60.2 }))).toContain(242);
  });

  it('adds 3 Gbit/s every minute to what a Network Load Balancer carried', () => {
    // 2,750 in each of two zones; 3,000 ÷ 2.2 = 1,363.6 more each minute: 6,863.6, 8,227.6, 9,591.6 and 10,955.6, rounded up.
    const network = { type: 'network', normal: 500 };
    const played = play(20, 0, network);
    expect(servingOf(played)).toEqual([5500, 6864, 8228, 9592, 10_956]);
    expect(played.shortfall).toMatchObject({ from: 0, to: 3 });
    expect(played.findEnough()).toBe(10_000);
    expect(play(11, 0, network).shortfall).toBeNull();
    // 9,500 more in 7 minutes are 1,357 each; in 6 they are 1,583.
    expect(play(2.9, 7, { ...network, normal: 5000 }).shortfall).toBeNull();
    expect(play(2.9, 6, { ...network, normal: 5000 }).shortfall).toMatchObject({ from: 4 });
    // Twice its normal peak is more than the least that can be reserved.
    expect(play(1.99, 0, { ...network, normal: 20_000 })).toMatchObject({ start: 40_000, shortfall: null });
  });

  it('counts the requests that an LCU serves at normal peak', () => {
    // 29,000 LCU-minutes, each of 5,000 ÷ 100 requests per second.
    expect(play(22, 0, { requestsPerSecond: 5000 }).requests).toBe(29_000 * 50 * 60);
    expect(play(22, 0).requests).toBeNull();
  });

  it.each<[string, number, Partial<RampingLoadBalancer>, string]>([
    [
      'its normal peak',
      22,
      { reserved: 500 },
      'Assumed, as AWS publishes no figure: by itself it carries 200 LCUs at the start (twice its normal peak), and later twice what it carried five minutes before. AWS has reserved 500 of the 2,200 LCUs of the peak; with all of them nothing would be assumed.',
    ],
    [
      'the least of a Network Load Balancer that cannot reserve any',
      20,
      { type: 'network', normal: 500, canReserve: false },
      'Assumed, as AWS publishes no figure: by itself it carries 5,500 LCUs at the start (the least that can be reserved), and later 3 Gbit/s (1,363 LCUs) more than it carried a minute before. AWS has reserved 0 of the 10,000 LCUs of the peak; with all of them nothing would be assumed. With a TLS listener it cannot reserve any.',
    ],
    [
      'all of it',
      22,
      { reserved: 2200 },
      'AWS has reserved 2,200 of the 2,200 LCUs of the peak, so that nothing is assumed.',
    ],
  ])('says what is assumed: %s', (_, multiplier, balancer, words) => {
    expect(play(multiplier, 0, balancer).assumptions).toBe(words);
  });

  const normals = fc.integer({ min: 1, max: 40_000 }).map((units) => units / 10);
  const multipliers = fc.integer({ min: 11, max: 300 }).map((tenths) => tenths / 10);
  const minutes = fc.integer({ min: 0, max: 60 });
  const types = fc.constantFrom('application', 'network');
  const reservations = fc.integer({ min: 0, max: 60_000 });

  it('never lacks more where more is reserved', () => {
    fc.assert(
      fc.property(
        fc.tuple(types, normals, multipliers, minutes),
        reservations,
        reservations,
        ([type, normal, times, rising], a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((reserved) =>
            play(times, rising, { type, normal, reserved }),
          );
          expect(more?.lacking).toBeLessThanOrEqual((less?.lacking ?? 0) + 1e-6);
          expect(more?.shortfall?.worst ?? 0).toBeLessThanOrEqual((less?.shortfall?.worst ?? 0) + 1e-9);
        },
      ),
    );
  });

  it('never lacks a larger share where traffic rises more slowly', () => {
    fc.assert(
      fc.property(types, normals, multipliers, minutes, minutes, (type, normal, times, a, b) => {
        const [fast, slow] = [Math.min(a, b), Math.max(a, b)].map((rising) =>
          play(times, rising, { type, normal }),
        );
        expect(slow?.shortfall?.worst ?? 0).toBeLessThanOrEqual((fast?.shortfall?.worst ?? 0) + 1e-9);
        expect(slow?.findEnough()).toBeLessThanOrEqual(fast?.findEnough() ?? 0);
      }),
    );
  });

  it('has the smallest reservation that is enough, and can be made', () => {
    fc.assert(
      fc.property(types, normals, multipliers, minutes, (type, normal, times, rising) => {
        const played = play(times, rising, { type, normal });
        const enough = played.findEnough();
        expect(play(times, rising, { type, normal, reserved: enough }).shortfall).toBeNull();
        expect(enough).toBeGreaterThanOrEqual(type === 'network' ? 5500 : 100);
        if (enough === played.start) expect(played.shortfall).toBeNull();
        else expect(play(times, rising, { type, normal, reserved: enough - 1 }).shortfall).not.toBeNull();
      }),
    );
  });
});
