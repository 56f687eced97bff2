/*
 * What the assistant's steps share: elements made without markup, copying. Nothing that a reader writes leaves the page.
 */
(function (assistant) {
  "use strict";

  assistant.make = function (name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  async function write(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = assistant.make("textarea", "hidden");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    return field.remove();
  }

  assistant.say = function (message) {
    document.getElementById("announcement").textContent = message;
  };

  assistant.copy = function (text, button) {
    const words = button.dataset.words || button.textContent;
    button.dataset.words = words;
    return write(text).then(
      () => {
        button.textContent = "已复制";
        assistant.say("已复制");
        setTimeout(() => { button.textContent = words; }, 2000);
      },
      () => assistant.say("浏览器不允许复制，请手动选择文字"),
    );
  };
})((globalThis.lantaiAssistant = globalThis.lantaiAssistant || {}));
