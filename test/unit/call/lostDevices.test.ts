import { describe, expect, it } from 'vitest';
import { LostDevices } from '../../../src/call/lostDevices.ts';
import type { DeviceState } from '../../../src/call/sourceState.ts';

const headset = { id: 'headset', label: 'Headset' };
const builtIn = { id: 'built-in', label: 'Inbyggd mikrofon' };
const live = (id: string, label: string): DeviceState => ({
  state: 'live',
  deviceId: id,
  label,
  facing: null,
});
const unplugged: DeviceState = { state: 'trouble', trouble: 'unplugged' };

/** A headset that was in use and has ended. */
function lost(id = headset.id) {
  const devices = new LostDevices();
  devices.lose('audio', id);
  return devices;
}

describe('a device lost in mid-use', () => {
  it('gives way to another that is there, and that is said by name', () => {
    const devices = lost();
    expect(devices.look('audio', unplugged, [builtIn])).toEqual({ id: null });
    expect(devices.switchedTo('audio', live('built-in', 'Inbyggd mikrofon'))).toEqual({
      kind: 'microphone',
      to: 'Inbyggd mikrofon',
      back: false,
    });
  });

  it('is used again when it is back, and that is said once', () => {
    const devices = lost();
    devices.look('audio', unplugged, [builtIn]);
    expect(devices.look('audio', live('built-in', ''), [builtIn, headset])).toEqual({ id: 'headset' });
    expect(devices.switchedTo('audio', live('headset', 'Headset'))).toMatchObject({
      to: 'Headset',
      back: true,
    });
    expect(devices.switchedTo('audio', live('headset', 'Headset'))).toBeNull();
  });

  it('is taken again when it was the only one and comes back', () => {
    const devices = lost();
    expect(devices.look('audio', unplugged, [])).toBeNull();
    expect(devices.look('audio', unplugged, [headset])).toEqual({ id: 'headset' });
  });

  it('is left alone while it is still listed: the person or the system has taken it away', () => {
    expect(lost().look('audio', unplugged, [headset, builtIn])).toBeNull();
  });

  it('gives way also where it was only "the default", which is always listed', () => {
    const listed = [{ id: 'default', label: '' }, builtIn];
    expect(lost('default').look('audio', unplugged, listed)).toEqual({ id: null });
  });

  it('is not asked for anew once another works and nothing has changed', () => {
    const devices = lost();
    devices.look('audio', unplugged, [builtIn]);
    expect(devices.look('audio', live('built-in', ''), [builtIn])).toBeNull();
  });

  it('is forgotten once another is chosen by hand', () => {
    const devices = lost();
    devices.look('audio', unplugged, [builtIn]);
    devices.forget('audio');
    expect(devices.look('audio', live('built-in', ''), [builtIn, headset])).toBeNull();
    expect(devices.switchedTo('audio', live('built-in', ''))).toBeNull();
  });

  it('does not touch the other kind', () => {
    expect(lost().look('video', live('camera', ''), [{ id: 'camera', label: '' }])).toBeNull();
  });
});

describe('a device that was missing or busy', () => {
  it('is taken when one is there', () => {
    for (const trouble of ['missing', 'taken'] as const)
      expect(new LostDevices().look('video', { state: 'trouble', trouble }, [builtIn])).toEqual({ id: null });
  });

  it('is not asked for again after a no', () => {
    const refused: DeviceState = { state: 'trouble', trouble: 'refused' };
    expect(new LostDevices().look('video', refused, [builtIn])).toBeNull();
  });
});
