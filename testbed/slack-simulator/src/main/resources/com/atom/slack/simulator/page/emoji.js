// Slack's names of the emoji one meets most; any other stays its name between colons.

const NAMES = `
  +1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 tada 🎉 eyes 👀 rocket 🚀 fire 🔥 thinking_face 🤔 sweat_smile 😅
  white_check_mark ✅ heavy_check_mark ✔️ coffee ☕ bug 🐛 wave 👋 raised_hands 🙌 pray 🙏 clap 👏 heart ❤️ joy 😂
  smile 😄 slightly_smiling_face 🙂 grinning 😀 blush 😊 wink 😉 sob 😭 cry 😢 laughing 😆 sunglasses 😎 scream 😱
  100 💯 x ❌ warning ⚠️ rotating_light 🚨 bulb 💡 memo 📝 calendar 📆 bus 🚌 face_with_thermometer 🤒 palm_tree 🌴
  house_with_garden 🏡 headphones 🎧 robot_face 🤖 lock 🔒 key 🔑 star ⭐ sparkles ✨ zap ⚡ boom 💥 hourglass ⌛
  point_up ☝️ ok_hand 👌 muscle 💪 partying_face 🥳 facepalm 🤦 shrug 🤷 see_no_evil 🙈 bell 🔔
  chart_with_upwards_trend 📈 hammer 🔨 wrench 🔧 ship 🚢 question ❓ exclamation ❗ sunny ☀️ rainbow 🌈 pizza 🍕
  cake 🍰 beers 🍻 dog 🐶 cat 🐱 handshake 🤝 heavy_plus_sign ➕
`;

const SIGNS = new Map();
const parts = NAMES.trim().split(/\s+/);
for (let i = 0; i + 1 < parts.length; i += 2) SIGNS.set(parts[i], parts[i + 1]);

/** The sign of a name without its colons, with or without skin tone; the name in colons when it is not known here. */
export const sign = (name) => SIGNS.get(name.split('::')[0]) || `:${name}:`;

export const known = (name) => SIGNS.has(name);

/** What a person picks from. */
export const OFTEN = [
  '+1',
  'tada',
  'eyes',
  'heart',
  'joy',
  'white_check_mark',
  'rocket',
  'fire',
  'pray',
  'raised_hands',
  'thinking_face',
  'sweat_smile',
  'clap',
  '100',
  'wave',
  'bug',
];
