/* Passkeys: the browser makes or asks for one, and its answer goes with the form.

   form[data-passkey=sign-in|use|add], hidden unless the browser knows passkeys · input[name=credential]
   #passkey-data what the server asks for; for a sign-in it is fetched · [data-alert] what went wrong */

const asked = async (form) => {
  const data = document.getElementById("passkey-data");
  if (data) return JSON.parse(data.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

const made = (options, alone) => {
  const wanted = options.publicKey.authenticatorSelection;
  wanted.residentKey = alone ? "required" : "discouraged";
  wanted.requireResidentKey = alone;
  if (alone) wanted.userVerification = "required";
  return webauthnJSON.create(options);
};

const answered = async (form) => {
  const data = await asked(form);
  if (form.dataset.passkey === "add") {
    return made(data.creation_options, form.elements.passwordless.checked);
  }
  return webauthnJSON.get(data.request_options);
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const alert = form.querySelector("[data-alert]");
    alert.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await answered(form));
      form.submit();
    } catch {
      alert.textContent = alert.dataset.alert;
    }
  });
}
