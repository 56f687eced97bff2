/*
 * 第二步: the request's text, made of the fields as they are labelled; to copy, save, print or send by one's own mail.
 */
(function (assistant) {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const form = byId("request-form");
  if (!form) return;
  const LONGEST_ADDRESS = 1800;
  const PARTS = "一二三四五六";
  const desk = byId("f-desk");
  const paper = byId("composed");
  const missing = byId("composed-missing");
  const mail = byId("composed-mail");
  const fields = () => Array.from(form.querySelectorAll("[data-label]"));

  function compose() {
    const chosen = desk.selectedOptions[0];
    const lines = [form.dataset.title, "", `受理机构：${chosen.dataset.name}`, `申请公开哪个单位的信息：${chosen.textContent.trim()}`];
    for (const [at, part] of Array.from(form.querySelectorAll("fieldset")).entries()) {
      lines.push("", `${PARTS[at]}、${part.dataset.part}`);
      for (const field of part.querySelectorAll("[data-label]")) {
        if (field.value.trim()) lines.push(`${field.dataset.label}：${field.value.trim()}`);
      }
    }
    lines.push("", "申请人签名（盖章）：", "申请日期：　　　　年　　月　　日");
    return lines.join("\n");
  }

  /** A long text does not fit into an address: then the mail is opened empty, and the text is pasted. */
  function addressMail(address, text) {
    const subject = `mailto:${address}?subject=${encodeURIComponent(form.dataset.title)}`;
    const whole = `${subject}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
    return whole.length > LONGEST_ADDRESS ? [subject, true] : [whole, false];
  }

  function show() {
    const text = compose();
    const { email, post } = desk.selectedOptions[0].dataset;
    const empty = fields().filter((field) => field.required && !field.value.trim());
    paper.textContent = text;
    missing.textContent = empty.length ? `还没有填：${empty.map((field) => field.dataset.label).join("、")}` : "";
    mail.hidden = !email;
    const [address, isCut] = email ? addressMail(email, text) : ["", false];
    if (email) mail.href = address;
    const ways = [post ? `邮寄到${post}` : "", "当面提交", email ? `用邮件发送到${email}` : ""].filter(Boolean);
    const paste = isCut ? "申请书较长，发邮件时请先复制，再粘贴到邮件正文。" : "";
    byId("composed-next").textContent = `写好后可以${ways.join("，或者")}；提交时附上身份证明。${paste}`;
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", compose().replace(/\n/g, "\r\n")], { type: "text/plain" }));
    link.download = `${form.dataset.title}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    assistant.say("申请书已下载");
  }

  /** What was looked for in vain is what is asked for. */
  assistant.suggestSubject = function (words) {
    const subject = byId("f-subject");
    if (subject && !subject.value) {
      subject.value = words;
      show();
    }
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  byId("composed-copy").addEventListener("click", (event) => assistant.copy(compose(), event.currentTarget));
  byId("composed-save").addEventListener("click", save);
  show();
})((globalThis.lantaiAssistant = globalThis.lantaiAssistant || {}));
