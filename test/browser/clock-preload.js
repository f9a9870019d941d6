// Preloaded into a process (`node --import`): its clock begins at CLOCK_STARTS_AT (RFC 3339) and goes on from there.
const RealDate = Date;
const aheadMs = RealDate.parse(process.env.CLOCK_STARTS_AT ?? '') - RealDate.now();

globalThis.Date = class extends RealDate {
  /** @param {[]} given */
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + aheadMs);
    else super(...given);
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};
