// @ts-check
// One soft tone, made here: no file, nothing kept.

/** @type {AudioContext | null} */
let context = null;

/** Ask for permission by playing silence; only works inside a click. */
export function allowSound() {
  context ??= new AudioContext();
  context.resume();
}

/** A tone of 0.4 s and a short buzz where the device has one; silent until allowed. */
export function play() {
  if (!context) return;
  const tone = context.createOscillator();
  const volume = context.createGain();
  const now = context.currentTime;
  tone.frequency.setValueAtTime(523, now);
  tone.frequency.setValueAtTime(659, now + 0.15);
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.12, now + 0.03);
  volume.gain.linearRampToValueAtTime(0, now + 0.4);
  tone.connect(volume).connect(context.destination);
  tone.start(now);
  tone.stop(now + 0.4);
  navigator.vibrate?.(80);
}
