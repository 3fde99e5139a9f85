//! Copy as people write it, in many languages: the linter has nothing to say of it.

use wamark::lint::{self, Config, Profile};

/// Messages in order, with their locale.
const COPY: &[(&str, &str)] = &[
    (
        "en",
        "Hi Ana 👋 Your order *A-1734* has shipped. Track it: https://acme.com/track/A-1734\n\nThanks for shopping with us!",
    ),
    (
        "en",
        "Your code is `123456`. Don't share it with anyone. It expires in 10 minutes.",
    ),
    (
        "en",
        "Total: $1,299.00 (incl. 8% tax). Call us at +34 900 123 456, 9 a.m.–5 p.m., Mon–Fri.",
    ),
    (
        "en",
        "- 2 × Margherita\n- 1 × Tiramisù (50% off)\n\nSee you soon 😊 — the Acme team",
    ),
    (
        "es",
        "¡Hola, Begoña! 🎉 Tu pedido n.º 25 está en camino. ¿Dudas? Escríbenos: https://acme.es/ayuda?ref=año",
    ),
    (
        "es",
        "_Recordatorio:_ tu cita es el 3 de mayo a las 17:30 h. Responde *SÍ* para confirmar o *NO* para cancelar.",
    ),
    (
        "es",
        "Señor Núñez: su saldo es de 1.250,50 €. Más información en www.acme.es.",
    ),
    (
        "pt",
        "Olá, João! Seu pedido já saiu para entrega 🛵. Não se esqueça: a promoção acaba amanhã às 23h59.",
    ),
    (
        "pt",
        "ATENÇÃO: sua reunião é AMANHÃ… Até lá, «bons sonhos»!",
    ),
    (
        "fr",
        "Bonjour\u{a0}! Votre colis arrive demain entre 9\u{a0}h et 12\u{a0}h. Prêt\u{202f}? «\u{a0}Oui\u{a0}», bien sûr\u{a0}: 10\u{202f}000\u{a0}€.",
    ),
    (
        "de",
        "Grüß Gott! Ihre Bestellung über 49,90 € ist unterwegs. Fragen? „Einfach antworten.“",
    ),
    (
        "it",
        "Città di Forlì: il tuo pacco è arrivato. Ritiralo entro venerdì, perché poi torna indietro!",
    ),
    (
        "hi",
        "नमस्ते अंजलि 🙏 आपका ऑर्डर *A-1734* भेज दिया गया है। ट्रैक करें: https://acme.in/track\nधन्यवाद! क्ष\u{94d}\u{200d}",
    ),
    ("bn", "নমস্কার! আপনার অর্ডার তৈরি। ১০% ছাড় পেতে আজই আসুন।"),
    ("ta", "வணக்கம்! உங்கள் ஆர்டர் தயாராக உள்ளது."),
    (
        "ar",
        "مرحبًا أحمد! تم شحن طلبك رقم 1734 📦 وسيصل يوم الأحد. للمزيد: https://acme.sa/track\nشكرًا لك؟ نعم، بالتأكيد.",
    ),
    (
        "fa",
        "سلام! سفارش شما آماده است و می\u{200c}توانید آن را ببرید.",
    ),
    ("ur", "السلام علیکم! آپ کا آرڈر روانہ ہو چکا ہے۔"),
    (
        "he",
        "שלום דנה! ההזמנה שלך בדרך 🚚. לפרטים: https://acme.co.il/track",
    ),
    (
        "zh",
        "您好！您的订单 A-1734 已发货🚚，预计 5月3日 送达。查看物流： https://acme.cn/track 谢谢！",
    ),
    (
        "ja",
        "こんにちは、田中様。\nご注文の商品を発送しました📦\u{3000}お届け予定日：5月3日（土）。Tシャツ２点、①青②赤。",
    ),
    (
        "ko",
        "안녕하세요! 주문하신 상품이 발송되었습니다. SNS에서 만나요 ^^",
    ),
    (
        "th",
        "สวัสดีครับ คุณสมชาย 🙏 พัสดุ\u{200b}ของคุณจัดส่งแล้วครับ ลด 20% วันนี้เท่านั้น",
    ),
    ("km", "សួស្តី! ការបញ្ជាទិញ\u{200b}របស់អ្នក\u{200b}បានដឹកជញ្ជូនហើយ។"),
    (
        "vi",
        "Xin chào Nguyễn Văn Ân! Đơn hàng của bạn đã được giao. Cảm ơn quý khách ❤️",
    ),
    (
        "ru",
        "Здравствуйте, Анна! Ваш заказ № 1734 в\u{a0}пути 🚚. QR-код и SMS придут завтра. Онлайн-чат: https://acme.ru/чат",
    ),
    ("uk", "Вітаємо! Ваше замовлення вже їде. Під'їзд 5, кв. 12."),
    (
        "el",
        "Γεια σας! Η παραγγελία σας είναι έτοιμη. Δείτε: https://acme.gr",
    ),
    (
        "pl",
        "Cześć! Twoja paczka czeka w\u{a0}punkcie odbioru. Zażółć gęślą jaźń.",
    ),
    ("tr", "Merhaba! Siparişiniz yola çıktı. İyi günler dileriz."),
    (
        "en",
        "Flags 🇪🇸🇲🇽🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}, family 👨\u{200d}👩\u{200d}👧, keycap 1️⃣, tone 👍🏽, heart ❤️\u{200d}🔥, 🏳️\u{200d}🌈, ☎️ ☺ ©️ ™",
    ),
    (
        "en",
        "Pix: `00020126***5204`. Path: C:\\temp, {braces}, [brackets], <angle>, 100 % sure :-} ¯\\_(ツ)_/¯",
    ),
    (
        "en",
        "{count, plural, one {# seat left} other {# seats left}} for {name}",
    ),
];

/// Templates in order.
const TEMPLATES: &[(&str, &str)] = &[
    (
        "en",
        "Hi {{1}}, your order {{2}} has shipped and will arrive on {{3}}. Track it: https://acme.com/t/{{2}}. Thank you!",
    ),
    (
        "es",
        "¡Hola, {{nombre}}! Tu cita es el *{{fecha}}* a las {{hora}}. Responde SÍ para confirmarla.",
    ),
    ("hi", "नमस्ते {{1}}, आपका ऑर्डर {{2}} तैयार है और आज पहुँच जाएगा।"),
    (
        "ar",
        "مرحبًا {{1}}، طلبك رقم {{2}} في الطريق إليك الآن، شكرًا لك.",
    ),
    ("zh", "您好 {{1}}，您的订单 {{2}} 已发货，感谢您的惠顾。"),
    ("th", "สวัสดีคุณ {{1}} พัสดุหมายเลข {{2}} จัดส่งแล้วครับ"),
];

fn check(locale: &str, text: &str, profile: Profile) {
    let families = ["LEN", "UNI", "VAR", "LNK", "TPL", "CMP"];
    let config = Config {
        profile,
        locale: Some(locale.to_owned()),
        ..Config::default()
    };
    let found = lint::check(text, &config);
    let found: Vec<String> = found
        .iter()
        .filter(|it| families.iter().any(|family| it.code.starts_with(family)))
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, [""; 0], "{locale} {text:?}");
}

#[test]
fn messages_pass() {
    for (locale, text) in COPY {
        check(locale, text, Profile::WhatsappSession);
        check(locale, text, Profile::WhatsappInteractive);
    }
}

#[test]
fn templates_pass() {
    for (locale, text) in TEMPLATES {
        check(locale, text, Profile::WhatsappTemplate);
        check(locale, text, Profile::WhatsappSession);
    }
}
