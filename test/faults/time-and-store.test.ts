import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { dailyAt } from '../support/daily-at.ts';
import { createDueStage, createStage, dayMs, hourMs, isSettled, minuteMs, type Stage } from './stage.ts';

describe('fault 25, the bot is down', () => {
  test.each([
    ['5 minutes', 5 * minuteMs],
    ['5 hours', 5 * hourMs],
  ])('%s: caught up', async (_name, ms) => {
    const stage = await createDueStage();
    stage.pass(ms);
    await stage.restart();
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual(['day 0 sent']);
    expect(stage.posts()).toHaveLength(1);
  });

  test('3 days, back in the morning: one digest for all, the others visibly merged', async () => {
    const stage = await createDueStage();
    stage.pass(3 * dayMs);
    await stage.restart();
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual([
      'day 0 expired merged',
      'day 1 expired merged',
      'day 2 expired merged',
      'day 3 sent',
    ]);
    expect(stage.posts()).toHaveLength(1);
  });

  test('3 days, back in the evening: expired and visible', async () => {
    const stage = await createDueStage();
    stage.pass(2 * dayMs + 10 * hourMs);
    await stage.restart();
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual([
      'day 0 expired tooLate',
      'day 1 expired tooLate',
      'day 2 expired tooLate',
    ]);
    expect(stage.posts()).toEqual([]);
  });
});

describe('fault 26, the clock moves', () => {
  test.each([2 * hourMs, -2 * hourMs])('by %i ms after the digest is out: once', async (jump) => {
    const stage = await createDueStage();
    await stage.until(() => isSettled(stage));
    stage.skewMs = jump;
    await stage.tickFor(4 * hourMs, 10 * minuteMs);
    expect(stage.posts()).toHaveLength(1);
    stage.skewMs = 0;
    await stage.tickFor(4 * hourMs, 10 * minuteMs);
    expect(stage.states()).toEqual(['day 0 sent']);
  });

  test.each([2 * hourMs, -2 * hourMs])('by %i ms while a try has no answer: once', async (jump) => {
    const stage = await createDueStage();
    const path = `/channels/${stage.channelId}/messages`;
    stage.double.faults.add({ method: 'POST', path, fault: { kind: 'reset', accepted: true } });
    await stage.tick();
    stage.skewMs = jump;
    await stage.until(() => isSettled(stage), minuteMs);
    expect(stage.states()).toEqual(['day 0 sent']);
    expect(stage.posts()).toHaveLength(1);
  });

  test('forward before it is due: early once, not again at its time', async () => {
    const stage = await createStage();
    stage.skewMs = 2 * hourMs;
    await stage.tick();
    expect(stage.states()).toEqual(['day 0 sent']);
    stage.skewMs = 0;
    await stage.tickFor(3 * hourMs, 10 * minuteMs);
    expect(stage.posts()).toHaveLength(1);
  });
});

/** Nothing goes out while the database does not take a row, and once when it does again. */
async function expectNothingWithoutRow(stage: Stage, mend: () => Promise<void> | void): Promise<void> {
  for (let tick = 0; tick < 3; tick += 1) {
    const { failed } = await stage.tick();
    expect(failed).toMatchObject([{ subscriptionId: stage.id, error: { name: 'UserError' } }]);
    stage.pass(5_000);
  }
  expect(stage.tries()).toBe(0);
  expect(stage.ledger()).toEqual([]);
  await mend();
  await stage.until(() => isSettled(stage));
  expect(stage.states()).toEqual(['day 0 sent']);
  expect(stage.posts()).toHaveLength(1);
}

describe('fault 27, nothing is sent without a row', () => {
  const pragma = (stage: Stage, setting: string) =>
    stage.database.write((trx) => sql.raw(`pragma ${setting}`).execute(trx));

  test('the disk is full', async () => {
    const stage = await createDueStage();
    const other = new BetterSqlite3(stage.databasePath);
    other.exec('vacuum'); // Pages that a migration left free would hold the row.
    other.close();
    await pragma(stage, 'max_page_count = 1'); // as many as there are
    stage.characters = 3_900; // more than the pages in use have room for
    await expectNothingWithoutRow(stage, async () => {
      await pragma(stage, 'max_page_count = 100000');
    });
  });

  test('another program holds the database', async () => {
    const stage = await createDueStage();
    const other = new BetterSqlite3(stage.databasePath);
    other.exec('begin immediate');
    await expectNothingWithoutRow(stage, () => {
      other.close();
    });
  });

  test('the database cannot be written', async () => {
    const stage = await createDueStage();
    await pragma(stage, 'query_only = on');
    await expectNothingWithoutRow(stage, async () => {
      await stage.restart();
    });
  });
});

describe('fault 28, the end of a commit is unknown', () => {
  test.each([0, 1, 2])('the answer to commit %i is lost, though it was made: once', async (lost) => {
    const stage = await createDueStage();
    let commits = 0;
    stage.aroundWrite = async (write) => {
      const result = await write();
      if (commits++ === lost) throw new Error('the connection to the database was lost');
      return result;
    };
    await stage.tick();
    stage.aroundWrite = (write) => write();
    // Recorded as being tried: left alone until its lease is over.
    await stage.until(() => isSettled(stage), 5_000);
    expect(stage.states()).toEqual(['day 0 sent']);
    expect(stage.posts()).toHaveLength(1);
  });
});

describe('fault 30, edited while a digest is planned', () => {
  async function plannedStage(): Promise<Stage> {
    const stage = await createDueStage();
    stage.network = 'down';
    await stage.tick();
    expect(stage.states()).toEqual(['day 0 planned noAnswer']);
    return stage;
  }

  test('another time of day: today’s is not posted again, tomorrow’s comes by the new rule', async () => {
    const stage = await plannedStage();
    const schedule = dailyAt('10:00');
    const next = new Date(stage.double.now() + 2 * hourMs - 1_000).toISOString();
    await stage.subscriptions.edit(stage.id, { schedule }, next);
    stage.network = 'up';
    await stage.tickFor(4 * hourMs, 5 * minuteMs);
    expect(stage.states()).toEqual(['day 0 sent']);
    stage.pass(19 * hourMs);
    await stage.tick();
    expect(stage.states()).toEqual(['day 0 sent']);
    stage.pass(4 * hourMs);
    await stage.tick();
    expect(stage.states()).toEqual(['day 0 sent', 'day 1 sent']);
  });

  test('another channel: it goes there', async () => {
    const stage = await plannedStage();
    const { id: channelId } = stage.double.addChannel(stage.guildId);
    await stage.subscriptions.edit(stage.id, { channelId }, null);
    stage.network = 'up';
    await stage.until(() => isSettled(stage));
    expect(stage.posts()).toEqual([]);
    expect(stage.posts(channelId)).toHaveLength(1);
  });
});

describe('fault 31, a moderator deletes the post', () => {
  test('after it was confirmed: not posted again', async () => {
    const stage = await createDueStage();
    await stage.until(() => isSettled(stage));
    stage.double.deleteMessage(stage.channelId, stage.posts()[0]?.id ?? '');
    await stage.restart();
    await stage.tickFor(3 * hourMs, 5 * minuteMs);
    expect(stage.posts()).toHaveLength(1);
    expect(stage.double.messagesIn(stage.channelId)).toEqual([]);
  });

  test('before Discord’s answer came: the nonce still knows it', async () => {
    const stage = await createDueStage();
    const path = `/channels/${stage.channelId}/messages`;
    stage.double.faults.add({ method: 'POST', path, fault: { kind: 'reset', accepted: true } });
    await stage.tick();
    stage.double.deleteMessage(stage.channelId, stage.posts()[0]?.id ?? '');
    await stage.until(() => isSettled(stage));
    expect(stage.posts()).toHaveLength(1);
    expect(stage.double.messagesIn(stage.channelId)).toEqual([]);
  });
});
