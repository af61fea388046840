// A line of the journal in one line of words.

import { names, personName, store, teamName } from "./store.js";
import { plain } from "./text.js";

const place = (line) => {
  const channel = line.team === store.team ? store.channels.get(line.channel) : null;
  if (channel && channel.name) return "#" + channel.name;
  return line.channel || "";
};

const who = (line) => (line.team === store.team && personName(line.actor)) || line.actor || "";

function change(line) {
  const data = line.data || {};
  const said = data.text ? plain(data.text, names).replace(/\s+/g, " ") : "";
  const what = data.name && line.op.includes("react") ? `:${data.name}:` : said || data.name || data.topic || "";
  const elsewhere = line.team && line.team !== store.team ? teamName(line.team) : "";
  return [elsewhere, who(line), line.op.replaceAll("_", " "), place(line), what].filter(Boolean).join(" · ");
}

function delivery(line) {
  const outcome = line.failure ? `${line.failure} ${line.status || ""}` : line.status;
  const number = line.attempt ? `retry ${line.attempt}` : "";
  return [line.event || line.event_id, line.subtype, outcome, `${line.answered_ms} ms`, number].filter(Boolean).join(" · ");
}

function call(line) {
  const wait = line.retry_after ? `again in ${line.retry_after} s` : "";
  return [line.method, line.team && teamName(line.team), line.status || "no answer", line.error, wait].filter(Boolean).join(" · ");
}

export function summary(kind, line) {
  if (kind === "change") return change(line);
  if (kind === "delivery") return delivery(line);
  if (kind === "call") return call(line);
  return `lines ${line.from} to ${line.to} were passed over; the journal has them`;
}
