/** The Electron of the tests is held to the types of the real one: where it drifts, nothing compiles. */
import { expect, it } from 'vitest';
import type * as Electron from 'electron';
import type { Desktop, PowerPart, TrayPart } from '../../../main/electron/desktop.ts';
import { FakeDesktop, FakePower, FakeTray } from './fake-electron.ts';

/** A method that answers something else than Electron's. */
class DriftedPower extends FakePower implements PowerPart {
  // @ts-expect-error Electron tells a number of seconds, not a text.
  override getSystemIdleTime = () => '0';
}

/** A method that Electron does not have any more. */
// @ts-expect-error `setToolTip` is missing.
class DriftedTray implements Omit<TrayPart, 'on'> {
  setImage = () => undefined;
  setContextMenu = () => undefined;
  getBounds = () => ({ x: 0, y: 0, width: 0, height: 0 });
  destroy = () => undefined;
}

/** What the app uses must be in Electron itself, by the same name and with the same types. */
type RealElectronFits = typeof Electron extends Desktop ? true : false;

it('compiles only while the fake, the real one and what the app uses agree', () => {
  const fits: RealElectronFits = true;
  const fake: Desktop = new FakeDesktop();
  expect(fits).toBe(true);
  expect(fake.Tray).toBe(FakeTray);
  expect([DriftedPower, DriftedTray]).toHaveLength(2);
});
