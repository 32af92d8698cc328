/** The smallest valid plan as people write it; line numbers in tests count on it. */
export const PLAN_TEXT = `id: flash-sale
name: Flash sale
customer: Example Shop
successCriteria: [{ description: Checkout stays up }]
calendar:
  timeZone: Asia/Singapore
  start: 2026-12-12 00:00
  end: 2026-12-12 23:59
accounts:
  - id: "111122223333"
    regions:
      - name: us-east-1
traffic:
  multiplier: 10
`;
