// @ts-check
// What the server says, to the part of the console it is for.

import { say } from "../lib/announce.js";
import { Aftercare } from "./aftercare.js";
import { Behaviour } from "./behaviour.js";
import { Channel } from "./channel.js";
import { ConsentDialog } from "./consent.js";
import { Emergency } from "./emergency.js";
import { Evening } from "./evening.js";
import { Together } from "./together.js";
import { word } from "./words.js";

/** @typedef {import("../lib/socket.js").Frame} Frame */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./shapes.js").TalkData} TalkData */

export class Inbox {
  #first = true;

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.evening = new Evening(desk);
    this.aftercare = new Aftercare(desk);
    this.channel = new Channel(desk);
    this.together = new Together(desk);
    this.consent = new ConsentDialog(desk);
    this.emergency = new Emergency(desk, this.aftercare.breath);
    this.behaviour = new Behaviour((frame) => desk.socket.send(frame));
  }

  /** @param {Frame} frame */
  received(frame) {
    const more = { ...this.evening.handlers, ...this.behaviour.handlers };
    const handler = this.#handlers[frame.type] ?? more[frame.type];
    if (handler) handler(frame);
    else this.desk.talks.get(frame.conversation)?.receive(frame);
    this.together.changed(frame);
    this.consent.changed(frame);
    this.emergency.changed(frame);
    this.desk.draw();
  }

  /** @type {Record<string, (frame: Frame) => void>} */
  #handlers = {
    snapshot: (frame) => this.#snapshot(frame),
    presence: ({ state, capacity }) => this.desk.presence.heard(state, capacity),
    askings: (frame) => this.together.askings.set(frame.askings),
    team: (frame) => this.desk.team.set(/** @type {any} */ (frame)),
    queue: (frame) => this.#queue(frame.waiting, frame.count),
    taken: (frame) => this.#taken(/** @type {any} */ (frame)),
    resumed: (frame) => this.#resumed(/** @type {any} */ (frame)),
    state: (frame) => this.#state(frame),
    closed: (frame) => this.#talk(frame)?.leave(frame.why, frame.by),
    noted: (frame) => this.#noted(frame),
    registration: (frame) => this.aftercare.show(frame),
    registered: (frame) => this.aftercare.registered(frame),
    proposed: (frame) => this.aftercare.proposed(frame),
    unregistered: (frame) => this.aftercare.left(frame.conversations),
    channel: (frame) => this.channel.told(/** @type {any} */ (frame)),
    channel_said: (frame) => this.channel.said(frame),
    emergency: (frame) => this.emergency.told(frame),
    emergencies: (frame) => this.emergency.alarm.set(frame.alarms),
    help_kept: (frame) => this.emergency.help.kept(frame.id),
    refused: (frame) => this.#told(frame),
  };

  /** @param {Frame} frame */
  #snapshot(frame) {
    const { presence, queue, talks, connection } = this.desk;
    const conversations = /** @type {TalkData[]} */ (frame.conversations);
    presence.greeted(frame.me);
    queue.set(frame.queue, frame.count ?? frame.queue.length);
    for (const data of conversations) talks.put({ ...data, messages: data.messages ?? [] });
    talks.keepOnly(new Set(conversations.map((data) => data.conversation)));
    connection.up();
    if (this.#first && talks.all[0]) this.desk.open(talks.all[0].id, { focus: false });
    this.#first = false;
  }

  /** @param {import("./shapes.js").Waiting[]} waiting @param {number} count */
  #queue(waiting, count) {
    const unsafe = this.desk.queue.set(waiting, count);
    this.desk.notices.queue(this.desk.queue.asking, unsafe);
  }

  /** @param {TalkData} data */
  #taken(data) {
    const talk = this.desk.talks.put({ ...data, messages: data.messages ?? [] });
    this.desk.queue.lost("");
    say(word("spoken.taken", { name: talk.nickname }));
    this.desk.open(talk.id);
  }

  /** One that is not in the pane comes back into it. @param {TalkData} data */
  #resumed(data) {
    const { talks } = this.desk;
    const known = talks.get(data.conversation);
    if (known && (!known.over || data.state !== "ended")) return known.update(data);
    talks.put({ ...data, messages: data.messages ?? [] });
    this.desk.open(data.conversation);
    this.aftercare.ask(data.conversation, { focus: true });
  }

  /** @param {Frame} frame */
  #state(frame) {
    this.#talk(frame)?.update(/** @type {any} */ (frame));
    if (frame.state === "ended" && this.#talk(frame))
      this.aftercare.ask(frame.conversation, { focus: frame.ended_by === "counsellor" });
  }

  /** @param {Frame} frame */
  #noted(frame) {
    this.#talk(frame)?.notes.kept(/** @type {any} */ (frame));
    say(word("spoken.noted"));
  }

  /** @param {Frame} frame */
  #told(frame) {
    if (this.emergency.refused(frame)) return;
    if (frame.id) this.#refusedMessage(frame);
    else this.#refused(frame);
  }

  /** @param {Frame} frame */
  #refusedMessage(frame) {
    if (this.channel.refused(frame)) return;
    const talk = this.#talk(frame);
    for (const one of talk ? [talk] : this.desk.talks.all) one.receive(frame);
  }

  /** @param {Frame} frame */
  #refused(frame) {
    if (this.evening.refused(frame)) return;
    const { reason, by = "", text = "" } = frame;
    const known = reason === "already_taken" && !by ? "" : word(`refused.${reason}`, { by });
    const sentence = known || text || word("refused.try_again");
    if (this.aftercare.refused(frame.conversation, sentence)) return;
    const dialogs = [this.together, this.behaviour, this.consent];
    if (dialogs.some((one) => one.refused(frame, sentence))) return;
    if (!this.#talk(frame)?.notes.refused(sentence)) this.desk.queue.lost(sentence);
  }

  /** @param {Frame} frame */
  #talk(frame) {
    return this.desk.talks.get(frame.conversation);
  }
}
